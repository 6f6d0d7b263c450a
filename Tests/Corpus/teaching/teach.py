import sys,json,glob,os,re,unicodedata,collections,time
import numpy as np, scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
exec(open('/work/shared/corpus/score.py').read().replace('\nmain()\n','\n'))
BITS=18
def load(pairs):
    E=[]
    for gold,ex,w in pairs:
        G={}
        for f in glob.glob(gold+'/gold-*.jsonl'):
            for l in open(f):
                g=json.loads(l); G[g['doc']]=g
                raw=None
                for t in TABLES:
                    for x in g.get(t,[]):
                        if 'bytes' not in x:
                            raw=raw or open(os.path.join(gold,g['doc']),'rb').read()
                            i=raw.find(x.get('quote','\0').encode()); x['bytes']=[i,i+len(x['quote'].encode())] if i>=0 else [0,len(raw)]
        for l in open(ex):
            if '"head":"names"' in l[:200] or '"head":"run"' in l[:200]: continue
            e=json.loads(l)
            if e['head'] in('names','run') or e['doc'] not in G: continue
            e['g']=G[e['doc']]; e['doc']=os.path.basename(gold.rstrip('/'))+'/'+e['doc']; e['w']=w
            label(e); E.append(e)
    return E
def over(a,b): return a[0]<b[1] and b[0]<a[1]
def label(e):
    g=e['g']; e['y']='none'; e['gold']=[]
    if e['head']=='amount':
        m=[x for x in g['investments'] if x['amount'] is not None and num(x['amount'],e['amount']) and x['currency']==e['currency']]
        # an end of a range belongs to it
        r=[x for x in g['investments'] if x.get('amount_high') is not None and x['currency']==e['currency'] and (num(x['amount_high'],e['amount']) or num(x['amount'],e['amount']) and 'high' not in e)]
        q=[x for x in m if over(x['bytes'],e['at'])]
        firm=[x for x in q if not x.get('optional')]
        if firm: e['y']=firm[0]['kind']; e['gold']=firm
        elif m: e['y']=None   # optional, or told in other words elsewhere
        elif r: e['y']=None
        else:
            rs=[1 for x in g['investments'] for z in (x.get('restated') or []) if num(z['amount'],e['amount']) and z['currency']==e['currency']]
            if rs: e['y']=None if e.get('rule') is None else 'none'
    else:
        v=abs(e['percent'])
        m=[('growth',x) for x in g['revenue_growth'] if num(abs(x['percent']),v)]+[('move',x) for x in g['stock_moves'] if num(abs(x['percent']),v)]
        q=[(k,x) for k,x in m if over(x['bytes'],e['at'])]
        firm=[(k,x) for k,x in q if not x.get('optional')]
        if firm:
            e['y']=firm[0][0]; e['gold']=[x for k,x in firm if k==e['y']]
        elif m: e['y']=None
def matrix(rows):
    ind=np.concatenate([np.unique(np.asarray(r,dtype=np.int64)&((1<<BITS)-1)) for r in rows]) if rows else np.zeros(0)
    ptr=np.cumsum([0]+[len(set(x&((1<<BITS)-1) for x in r)) for r in rows])
    return sp.csr_matrix((np.ones(len(ind)),ind,ptr),shape=(len(rows),1<<BITS))
def fit(X,y,w,C): 
    return LogisticRegression(C=C,max_iter=200,solver='lbfgs').fit(X,y,sample_weight=w)
def fitrank(X,pos,grp,w,lam):
    n=grp.max()+1; G=sp.csr_matrix((np.ones(len(grp)),(grp,np.arange(len(grp)))),shape=(n,len(grp)))
    used=np.unique(X.indices); Xu=X[:,used].tocsr(); XT=Xu.T.tocsr()
    wg=w
    def f(b):
        s=Xu@b; m=np.full(n,-1e9); np.maximum.at(m,grp,s); e=np.exp(s-m[grp]); Z=G@e; P=G@(e*pos)
        ll=np.log(P+1e-12)-np.log(Z); p=e/Z[grp]; q=e*pos/(P[grp]+1e-12)
        return -(wg*ll).sum()+lam*(b@b)/2, -(XT@(wg[grp]*(q-p)))+lam*b
    r=minimize(f,np.zeros(len(used)),jac=True,method='L-BFGS-B',options={'maxiter':200})
    b=np.zeros(X.shape[1]); b[used]=r.x; return b
def softmaxF1(y,p,neg='none'):
    tp=sum(a==b!=neg for a,b in zip(y,p)); fp=sum(b!=neg and a!=b for a,b in zip(y,p)); fn=sum(a!=neg and a!=b for a,b in zip(y,p))
    return tp,fp,fn,2*tp/max(1,2*tp+fp+fn)
def cv(E,head,C=0.03,show=True):
    S=[e for e in E if e['head']==head and e['y'] is not None]
    X=matrix([e['features'] for e in S]); y=np.array([e['y'] for e in S]); w=np.array([e['w'] for e in S]); g=np.array([e['doc'] for e in S]); lang=np.array([e['g']['lang'] for e in S])
    P=np.zeros((len(S),3)); cls=None
    for tr,te in GroupKFold(5).split(X,y,g):
        m=fit(X[tr],y[tr],w[tr],C); cls=list(m.classes_); P[te]=m.predict_proba(X[te])
    rule=[ (e.get('rule') or {}).get('kind','none') for e in S]
    T=w>=1
    print(head,len(S),collections.Counter(y)); 
    for l in ['all','ko','en','zh','ja']:
        k=T if l=='all' else T&(lang==l)
        r=softmaxF1(y[k],np.array(rule)[k]); out=['rule %s'%(r,)]
        for t in (0.3,0.4,0.5):
            n=cls.index('none'); Q=P.copy(); Q[:,n]=0; best=np.array(cls)[Q.argmax(1)]; pr=np.where(P[:,n]>1-t,'none',best)
            out.append('%.1f %s'%(t,tuple(round(x,3) for x in softmaxF1(y[k],pr[k]))))
        print(' ',l,' | '.join(out))
    return S,P,cls
def groups(E,what,fact={'capex':1,'stake':2,'growth':3,'move':4}):
    rows=[];pos=[];grp=[];w=[];S=[];rule=[]
    for e in E:
        if e['y'] in (None,'none'): continue
        if what=='subjects':
            c=e['subjects']; ok=[any(set(norm(n) for n in x['names'])&names(z['entity']) for z in e['gold']) for x in c]; ft=[x['features'][str(fact[e['y']])] for x in c]
        else:
            if e['head']!='amount' or e['y']!='capex': continue
            c=e['spans']; ok=[any(num(x['years'],z.get('years'),1e-3) for z in e['gold']) for x in c]
            st='s' if e['gold'][0]['status']=='spent' else 'p'; ft=[x['features'][str(fact[e['y']])+st] for x in c]
        e['reach_'+what]=any(ok)
        if not c: continue
        i=len(S); S.append(e); rule.append([j for j,x in enumerate(c) if x['ruled']])
        for o,f in zip(ok,ft): rows.append(f); pos.append(o); grp.append(i)
        w.append(e['w'] if any(ok) else 0)
    return S,matrix(rows),np.array(pos,float),np.array(grp),np.array(w),rule
def cvrank(E,what,lam=3.0):
    S,X,pos,grp,w,rule=groups(E,what); docs=np.array([e['doc'] for e in S]); sc=np.zeros(len(pos)); ids=np.arange(len(S))
    for tr,te in GroupKFold(5).split(ids,ids,docs):
        rt=np.isin(grp,tr)&(w[grp]>0); u,gi=np.unique(grp[rt],return_inverse=True)
        b=fitrank(X[rt],pos[rt],gi,w[u],lam); k=np.isin(grp,te); sc[k]=X[k]@b
    st=np.r_[0,np.cumsum(np.bincount(grp))]
    for l in ['all','ko','en','zh','ja']+(['capex','stake','growth','move'] if what=='subjects' else []):
        k=[i for i,e in enumerate(S) if e['w']>=1 and (l=='all' or e['g']['lang']==l or e['y']==l)]
        hit=sum(pos[st[i]+sc[st[i]:st[i+1]].argmax()] for i in k); reach=sum(S[i]['reach_'+what] for i in k)
        rk=[i for i in k if rule[i]]; rh=sum(any(pos[st[i]+j] for j in rule[i]) for i in rk); mh=sum(pos[st[i]+sc[st[i]:st[i+1]].argmax()] for i in rk)
        print(what,l,'n',len(k),'reachable %.3f model %.3f | where ruled n %d rule %.3f model %.3f'%(reach/max(1,len(k)),hit/max(1,len(k)),len(rk),rh/max(1,len(rk)),mh/max(1,len(rk))))
def cvattr(E,head,attr,sel,C=0.03):
    S=[e for e in E if e['head']==head and e['y'] in sel]
    if not S: return
    X=matrix([e['features'] for e in S]); y=np.array([attr(e['gold'][0]) for e in S]); w=np.array([e['w'] for e in S]); g=[e['doc'] for e in S]; p=np.empty(len(S),dtype=object)
    for tr,te in GroupKFold(5).split(X,y,g):
        m=fit(X[tr],y[tr],w[tr],C); p[te]=m.predict(X[te])
    return S,y,p
if __name__=='__main__':
    base='/work/train/out/'
    pairs=[(base+b,f'/work/ml/ex-{b}.jsonl',1.0) for b in sorted(os.listdir(base)) if os.path.exists(f'/work/ml/ex-{b}.jsonl')]
    E=load(pairs); t=time.time()
    for C in (0.01,0.03,0.1):
        print('C',C); cv(E,'amount',C); cv(E,'percent',C)
    print(time.time()-t)
    for lam in (1.,3.): cvrank(E,'subjects',lam); cvrank(E,'spans',lam)
    S,y,p=cvattr(E,'amount',lambda x:x['status'],('capex','stake')); r=[(e.get('rule') or {}).get('status') for e in S]; k=[i for i in range(len(S)) if r[i]]
    print('status model',np.mean(y==p),'where ruled',np.mean([y[i]==p[i] for i in k]),'rule',np.mean([y[i]==r[i] for i in k]))
    S,y,p=cvattr(E,'percent',lambda x:x['window'],('move',)); r=[(e.get('rule') or {}).get('window') for e in S]; k=[i for i in range(len(S)) if r[i]]
    print('window model',np.mean(y==p),'where ruled',np.mean([y[i]==p[i] for i in k]),'rule',np.mean([y[i]==r[i] for i in k]))
    S,y,p=cvattr(E,'percent',lambda x:segment(x['segment']),('growth',)); r=[(e.get('rule') or {}).get('segment') for e in S]; k=[i for i in range(len(S)) if r[i]]
    print('segment model',np.mean(y==p),'where ruled',np.mean([y[i]==p[i] for i in k]),'rule',np.mean([y[i]==segment(r[i]) for i in k]))
