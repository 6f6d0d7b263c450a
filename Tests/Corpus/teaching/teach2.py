import sys,time,struct
import teach; from teach import load,names,norm,segment,num
from fast import *
from sklearn.model_selection import GroupKFold
import os,collections,argparse
a=argparse.ArgumentParser(); a.add_argument('--cv',action='store_true'); a.add_argument('--write'); a.add_argument('--hold',default=''); a.add_argument('--old',type=float,default=0); a.add_argument('--threshold',type=float,default=0.42); a.add_argument('--only',default='')
o=a.parse_args()
base='/work/train/out/'
os.environ.setdefault("OMP_NUM_THREADS","1"); B=[b for b in sorted(os.listdir(base)) if os.path.exists(f'/work/ml/ex-{b}.jsonl') and b not in o.hold.split(',')]
E=load([(base+b,f'/work/ml/ex-{b}.jsonl',1.0) for b in B]+([('/work/main/Tests/Corpus/'+b,f'/work/ml/ex-old-{b}.jsonl',o.old) for b in('dev','own','unseen','fresh')] if o.old else [])); print(len(B),'batches',len(E),'examples')
docid={}
for e in E: e['d']=docid.setdefault(e['doc'],len(docid))
WIN=['day','week','month','quarter','ytd','year','other']; SEG=['total','cloud','ai','other']
def sel(head):
    if head=='amount': S=[e for e in E if e['head']=='amount' and e['y'] is not None]; return S,[['none','capex','stake'].index(e['y']) for e in S]
    if head=='status': S=[e for e in E if e['head']=='amount' and e['y'] in('capex','stake')]; return S,[int(e['gold'][0]['status']=='spent') for e in S]
    if head=='percent': S=[e for e in E if e['head']=='percent' and e['y'] is not None]; return S,[['none','growth','move'].index(e['y']) for e in S]
    if head=='segment': S=[e for e in E if e['head']=='percent' and e['y']=='growth']; return S,[SEG.index(segment(e['gold'][0]['segment'])) for e in S]
    if head=='window': S=[e for e in E if e['head']=='percent' and e['y']=='move']; return S,[WIN.index(e['gold'][0]['window']) for e in S]
SPEC={'amount':(17,3,1.0),'status':(16,2,2.0),'percent':(16,3,1.0),'segment':(15,4,2.0),'window':(15,7,2.0),'subject':(17,0,3.0),'span':(16,0,3.0)}
FACT={'capex':'1','stake':'2','growth':'3','move':'4'}
def groups(head):
    rows=[];pos=[];grp=[];S=[];ruled=[]
    for e in E:
        if e['y'] in (None,'none'): continue
        if head=='subject': c=e['subjects']; ok=[any({norm(n) for n in x['names']}&names(z['entity']) for z in e['gold']) for x in c]; ft=[x['features'][FACT[e['y']]] for x in c]
        else:
            if e['y']!='capex': continue
            c=e['spans']; ok=[any(num(x['years'],z.get('years'),1e-3) for z in e['gold']) for x in c]; st='s' if e['gold'][0]['status']=='spent' else 'p'; ft=[x['features']['1'+st] for x in c]
        if not c: continue
        i=len(S); S.append(e); ruled.append([j for j,x in enumerate(c) if x['ruled']]); rows+=ft; pos+=ok; grp+=[i]*len(c)
    return S,rows,np.array(pos,float),np.array(grp),ruled
def report(name,S,good,rulegood):
    for l in ['all','ko','en','zh','ja']:
        k=[i for i,e in enumerate(S) if l=='all' or e['g']['lang']==l]; r=[i for i in k if rulegood[i] is not None]
        print(' ',name,l,'n',len(k),'model %.3f'%np.mean([good[i] for i in k]),'| ruled n',len(r),'rule %.3f model %.3f'%(np.mean([rulegood[i] for i in r]),np.mean([good[i] for i in r])))
MARGIN={}
def margin(head,rows):
    # rows: (lead of the best over the rule's own, is best right, is rule right)
    best=None
    for m in (0,.25,.5,.75,1,1.5,2,3,4,6):
        a=np.mean([r if d<m else g for d,g,r in rows]); 
        if best is None or a>best[0]+1e-4: best=(a,m)
    print('  margin',head,best,'rule',np.mean([r for d,g,r in rows]),'model',np.mean([g for d,g,r in rows])); MARGIN[head]=best[1]
def f1(y,p):
    tp=((y==p)&(y>0)).sum(); fp=((p>0)&(y!=p)).sum(); fn=((y>0)&(y!=p)).sum(); return (int(tp),int(fp),int(fn),round(2*tp/max(1,2*tp+fp+fn),3))
out={}
for head,(bits,k,lam) in SPEC.items():
    if o.only and head not in o.only.split(','): continue
    t=time.time()
    if k:
        S,y=sel(head); y=np.array(y); X=csr([e['features'] for e in S],bits); d=np.array([e['d'] for e in S]); w=np.array([e['w'] for e in S])
        if o.cv:
            P=np.zeros((len(S),k))
            for tr,te in GroupKFold(3).split(y,y,d):
                c=prune(X[tr],d[tr]); W,b=softmax(X[tr][:,c],y[tr],w[tr],k-1,lam); s=np.c_[np.zeros(len(te)),X[te][:,c]@W+b]; s-=s.max(1,keepdims=True); P[te]=np.exp(s)/np.exp(s).sum(1,keepdims=True)
            rule=[(e.get('rule') or {}) for e in S]
            if head in('amount','percent'):
                names3=['none','capex','stake'] if head=='amount' else ['none','growth','move']; rl=np.array([names3.index(r.get('kind','none')) for r in rule]); lang=np.array([e['g']['lang'] for e in S])
                for l in ['all','ko','en','zh','ja']:
                    m=(lang==l)|(l=='all'); print(' ',head,l,'rule',f1(y[m],rl[m]),*['%.2f %s'%(th,f1(y[m],np.where(1-P[m,0]>th,1+P[m,1:].argmax(1),0))) for th in (.3,.35,.4,.45,.5)])
            else:
                p=P.argmax(1); rg=[]
                for e,yy in zip(S,y):
                    r=e.get('rule') or {}
                    v={'status':lambda:int(r['status']=='spent') if 'status' in r else None,'segment':lambda:SEG.index(segment(r['segment'])) if 'segment' in r else None,'window':lambda:WIN.index(r['window']) if 'window' in r else None}[head]()
                    rg.append(None if v is None else v==yy)
                report(head,S,p==y,rg)
                L=np.log(P+1e-9); rows=[]
                for i,e in enumerate(S):
                    if rg[i] is None: continue
                    r=e['rule']; v={'status':lambda:int(r['status']=='spent'),'segment':lambda:SEG.index(segment(r['segment'])),'window':lambda:WIN.index(r['window'])}[head]()
                    rows.append((L[i,p[i]]-L[i,v] if head!='status' else abs(L[i,1]-L[i,0]),p[i]==y[i],rg[i]))
                margin(head,rows)
        if o.write:
            c=prune(X,d); W,b=softmax(X[:,c],y,w,k-1,lam)
            if head in('amount','percent'): b=b+np.log((1-o.threshold)/o.threshold)
            full=np.zeros((1<<bits,k-1)); full[c]=W
            if head in('segment','window'): full=np.c_[np.zeros(1<<bits),full]; b=np.r_[0,b]
            out[head]=(bits,full,b)
    else:
        S,rows,pos,grp,ruled=groups(head); X=csr(rows,bits); d=np.array([S[i]['d'] for i in grp]); reach=np.bincount(grp,pos)>0; dg=np.array([e['d'] for e in S])
        print(' ',head,'reachable %.3f'%reach.mean())
        def train(ids):
            m=np.isin(grp,ids)&reach[grp]; c=prune(X[m],d[m]); u,gi=np.unique(grp[m],return_inverse=True); return c,rank(X[m][:,c],pos[m],gi,np.array([S[i]['w'] for i in u]),lam)
        if o.cv:
            sc=np.zeros(len(pos)); ids=np.arange(len(S))
            for tr,te in GroupKFold(3).split(ids,ids,dg):
                c,b=train(tr); m=np.isin(grp,te); sc[m]=X[m][:,c]@b
            st=np.r_[0,np.cumsum(np.bincount(grp))]; good=[bool(pos[st[i]+sc[st[i]:st[i+1]].argmax()]) for i in ids]; rg=[any(pos[st[i]+j] for j in ruled[i]) if ruled[i] else None for i in ids]
            report(head,S,good,rg)
            margin(head,[(sc[st[i]:st[i+1]].max()-max(sc[st[i]+j] for j in ruled[i]),good[i],rg[i]) for i in ids if ruled[i]])
            for kind in FACT: 
                kk=[i for i in ids if S[i]['y']==kind]
                if kk: print('    ',kind,len(kk),'model %.3f reach %.3f'%(np.mean([good[i] for i in kk]),np.mean([reach[i] for i in kk])))
        if o.write:
            c,b=train(np.arange(len(S))); full=np.zeros((1<<bits,1)); full[c,0]=b; out[head]=(bits,full,np.zeros(1))
    print(head,'%.1f s'%(time.time()-t),flush=True)
if o.write:
    import json as J
    MF='/work/ml/margins.json'
    if o.cv: J.dump(MARGIN,open(MF,'w'))
    elif os.path.exists(MF): MARGIN=J.load(open(MF))
    for h,k in (('name',2),('run',1)):
        p=f'/work/ml/names/{h}.npz'
        if os.path.exists(p): z=np.load(p); out[h]=(17,z['W'].reshape(-1,k),z['b'].reshape(-1)); MARGIN[h]=float(z['margin'])
        else: out[h]=(1,np.zeros((2,k)),np.zeros(k)); MARGIN[h]=1e6 if h=='run' else 0
    with open(o.write,'wb') as f:
        f.write(b'INVM')
        for head in list(SPEC)+['name','run']:
            bits,W,b=out[head]; m=max(np.abs(W).max(),1e-3); s=127/m; print(head,'scale %.1f max %.2f nonzero %d'%(s,m,(np.rint(W*s)!=0).any(1).sum()))
            f.write(struct.pack('<iii',W.shape[1],bits,min(10**8,int(round(MARGIN.get(head,0)*s))))+struct.pack('<%di'%len(b),*[int(round(x*s)) for x in b])+np.rint(W*s).astype(np.int8).tobytes())
