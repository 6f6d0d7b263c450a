import sys;sys.path.insert(0,'/work/ml')
import names as N, collections, numpy as np, os, pickle
from fast import *
base='/work/train/out/';B=[b for b in sorted(os.listdir(base)) if b.startswith(('en','mx'))]
hold=['mxE','zhC','jaC','koC','enC','mxG']
import json
G=N.gold([base+b for b in B]);R=[]
for b in B:
    for l in open(f'/work/ml/ex-{b}.jsonl'):
        if '"head":"run"' in l[:200]:
            e=json.loads(l);e['doc']=b+'/'+e['doc'];R.append(e)
N.labelruns(G,[e for e in R if e['doc'] in G]); R=[e for e in R if e['doc'] in G]
pickle.dump((R,),open('/work/ml/names/runs.pkl','wb'))
print(len(R),collections.Counter(e['y'] for e in R))
tr=[e for e in R if e['doc'].split('/')[0] not in hold and e['y']>=0];te=[e for e in R if e['doc'].split('/')[0] in hold and e['y']>=0]
print([e['name'] for e in tr if e['y']==1][:150]); print([e['name'] for e in tr if e['y']==0][:300])
def fit(tr,lam,minc=1,wneg=1.):
    ids={};X=csr([e['features'] for e in tr],17);y=np.array([e['y'] for e in tr]);d=np.array([ids.setdefault(e['doc'],len(ids)) for e in tr]);c=prune(X,d,minc)
    w=np.where(y==0,wneg,1.);W,b=softmax(X[:,c],y,w,1,lam);out=np.zeros((1<<17,1));out[c]=W;return out,b
for lam in(.3,1,3):
  for minc in (1,2):
    W,b=fit(tr,lam,minc);s=(csr([e['features'] for e in te],17)@W+b).ravel();y=np.array([e['y'] for e in te])
    print(lam,minc,' '.join(f'{th}:tp{((s>th)&(y==1)).sum()} fp{((s>th)&(y==0)).sum()}' for th in(-1.5,-1,-.5,0,.5)),'n',y.sum())
W,b=fit(tr,1.);s=(csr([e['features'] for e in te],17)@W+b).ravel()
print('FP>-.7',collections.Counter(e['name'] for e,v in zip(te,s) if v>-.7 and e['y']==0)); print('FN<-.7',collections.Counter(e['name'] for e,v in zip(te,s) if v<=-.7 and e['y']==1))
