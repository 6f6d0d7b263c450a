import sys;sys.path.insert(0,'/work/ml')
import names as N,collections,numpy as np,os,pickle,json,re
from fast import *
hold={'mxE','zhC','jaC','koC','enC','mxG'}
R,=pickle.load(open('runs.pkl','rb'))
lab=json.load(open('enaug.json'));A=[]
norm=N.norm
S={n:{norm(x) for x in v[1]} for n,v in lab.items()}
for l in open('enaug.jsonl'):
    e=json.loads(l);n=os.path.basename(e['doc']);
    if n not in S: continue
    d=lab[n][0];e['doc']=d;x=norm(e['name']);al=S[n]
    e['y']=1 if x in al else -1 if any(a.startswith(x) or x.startswith(a) or x in a for a in al if len(a)>3) else 0
    e['aug']=1;A.append(e)
print(len(A),collections.Counter(e['y'] for e in A))
REAL=set('''PitchBook|Jefferies|Bernstein|Peel Hunt|Shore Capital|Nexperia|Brex|MoffettNathanson|Leerink Partners|Affinity Partners|Affinity|Lundin Mining|Poolside|Thornhill Building Society|Thornhill|Hickory Electric|Par Equity|Skyrora|Motilal Oswal|Icra|Aditya Birla Group|Worldpanel|Vulcan Elements|Bolt Threads|Sephora|Louis Vuitton|Dior|Seas Capital|Novelis|Penfolds|Hyperpure|Piper|Innovative Technology Fund|Iceland|Perrin'''.split('|'))
for e in R+A:
    if e['y']==0 and e['name'] in REAL: e['y']=-1 if e['name'] in('Iceland','Piper','Perrin') else 1
# runs seen often in different copies: weight per copy
def fit(tr,lam,minc=1,waug=.25,wneg=1.,maxit=120):
    ids={};X=csr([e['features'] for e in tr],17);y=np.array([e['y'] for e in tr]);d=np.array([ids.setdefault(e['doc'],len(ids)) for e in tr]);c=prune(X,d,minc)
    w=np.array([waug if e.get('aug') else 1. for e in tr]);w*=np.where(y==0,wneg,1.)
    W,b=softmax(X[:,c],y,w,1,lam);out=np.zeros((1<<17,1));out[c]=W;return out,b
isn=lambda e:e['doc'].split('/')[0] in hold
tr=[e for e in R if not isn(e) and e['y']>=0];ta=[e for e in A if not isn(e) and e['y']>=0];te=[e for e in R if isn(e) and e['y']>=0]
OKR=set('''Yuan Electronics|Daiwa|InnoVen Capital|NICKEL INDUSTRIES|Rich Gas Development|GreenSplash|Blinkit|Vantage|MediBusiness|Octopus|Padma Knit|Mokpo Heavy|Sawit Lestari|Bangrak Care|Krung Home|Rock Tech|Superior Lithium|SaskTel|Pilbara Hydrogen|Critical Metals|Trident Genomics|Uzbekistan Airways|Oasis'''.split('|'))
def ev(W,b,show=None):
    s=(csr([e['features'] for e in te],17)@W+b).ravel();y=np.array([e['y'] for e in te]);ok=np.array([e['name'] in OKR for e in te])
    for th in(-1,-.5,0,.5,1,1.5,2):
        tp=((s>th)&(y==1)).sum();o=((s>th)&(y==0)&ok).sum();fp=((s>th)&(y==0)&~ok).sum();print(f'  {th}: R {tp/(y==1).sum():.2f} ({tp}) ok {o} fp {fp} P {(tp+o)/max(1,tp+o+fp):.2f}')
    if show is not None: print('FP',[(e['name'],round(float(v),1)) for e,v in sorted(zip(te,s),key=lambda x:-x[1]) if v>show and e['y']==0 and e['name'] not in OKR])
if __name__=='__main__':
    sys.exit() if len(sys.argv)<2 else 0
    print("no aug");ev(*fit(tr,1.,1))
    for lam,minc,wa in((1,1,.25),(1,2,.25),(1,1,1),(.3,1,.25)):
        print(lam,minc,wa);M=fit(tr+ta,lam,minc,wa);ev(*M,show=.5 if lam==1 and minc==1 and wa==.25 else None)
