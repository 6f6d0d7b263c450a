import json,glob,os,re,sys,collections,unicodedata,numpy as np
from fast import *
exec(open('/work/shared/corpus/score.py').read().replace('\nmain()\n','\n'))
BITS=17
def gold(dirs):
    G={}
    for d in dirs:
        for f in glob.glob(d+'/gold-*.jsonl'):
            for l in open(f):
                g=json.loads(l); G[os.path.basename(d)+'/'+g['doc']]=g
    return G
def aliases(g):
    a=set()
    for t in TABLES[:3]:
        for x in g[t]:
            for e in (x.get('entity'),x.get('target')):
                if isinstance(e,list): a|=set(e[1:])
    return a
def load(B,base='/work/train/out/'):
    G=gold([base+b for b in B]); S=[];R=[]
    for b in B:
        for l in open(f'/work/ml/ex-{b}.jsonl'):
            if '"head":"names"' in l[:400]:
                e=json.loads(l); e['doc']=b+'/'+e['doc']
                if e['doc'] in G: S.append(e)
            elif '"head":"run"' in l[:200]:
                e=json.loads(l); e['doc']=b+'/'+e['doc']
                if e['doc'] in G: R.append(e)
    return G,S,R
def labelnames(G,S):
    """per unit label 0 O,1 B,2 I,-1 ignore; spans of gold names not known"""
    bydoc=collections.defaultdict(list)
    for e in S: bydoc[e['doc']].append(e)
    for doc,L in bydoc.items():
        soft=set()
        for e in L:
            t=e['text'].encode()
            for a,b,f in e['known']:
                if not f: soft.add(t[a:b].decode(errors='ignore'))
        al=sorted((x for x in aliases(G[doc]) if len(x)>=2 and x not in soft),key=len,reverse=True)
        for e in L:
            t=e['text'].encode(); st={u[0]:i for i,u in enumerate(e['units'])}; en={u[1]:i for i,u in enumerate(e['units'])}
            y=[0]*len(e['units']); spans=[]
            def mark(a,b,v):
                if a in st and b in en:
                    i,j=st[a],en[b]
                    if any(y[k]!=0 for k in range(i,j+1)): return False
                    for k in range(i,j+1): y[k]=(v if v<0 else 2)
                    if v>=0: y[i]=1
                    return True
                for k,u in enumerate(e['units']):
                    if u[0]<b and u[1]>a and y[k]==0: y[k]=-1
                return False
            for a,b,f in e['known']: mark(a,b,1 if f else -1)
            for x in al:
                q=x.encode(); i=t.find(q)
                while i>=0:
                    ok=not(q[:1].isalnum() and i>0 and t[i-1:i].isalnum() and t[i-1]<128) and not(q[-1:].isalnum() and t[i+len(q):i+len(q)+1].isalnum() and t[i+len(q)]<128)
                    if ok and mark(i,i+len(q),1): spans.append((i,i+len(q)))
                    i=t.find(q,i+len(q))
            e['y']=y; e['new']=spans
def trainnames(S,lam=1.0):
    out=np.zeros((1<<BITS,2)); bias=np.zeros(2); n=0
    X=[];
    rows=[];y=[];d=[];ids={}
    for e in S:
        for f,v in zip(e['features'],e['y']):
            if v>=0: rows.append(f);y.append(v);d.append(ids.setdefault(e['doc'],len(ids)))
    X=csr(rows,BITS); y=np.array(y); d=np.array(d); c=prune(X,d,2)
    W,b=softmax(X[:,c],y,np.ones(len(y)),2,lam); out[c]=W; return out,b
def decode(e,W,b):
    X=csr(e['features'],BITS); s=X@W+b; n=len(s); out=0.;ins=-1e9; back=[]
    for i in range(n):
        beg=max(out,ins)+s[i,0]; go=ins+s[i,1]; fi=ins>out; no=max(out,ins); back.append((fi,2 if go>beg else int(fi))); ins=max(beg,go); out=no
    r=[]; i=n-1; isin=ins>out; end=i; sc=0.
    while i>=0:
        if isin:
            if back[i][1]==2: sc+=s[i,1]
            else:
                sc+=s[i,0]; r.append((e['units'][i][0],e['units'][end][1],sc/(end-i+1))); sc=0.; isin=back[i][1]==1; end=i-1; i-=1; continue
        else: isin=bool(back[i][0]); end=i-1
        i-=1
    return r
def labelruns(G,R):
    for e in R:
        al={norm(x) for x in aliases(G[e['doc']])}; n=norm(e['name'])
        e['y']=1 if n in al else 0
        if not e['y'] and any(a.startswith(n) or n.startswith(a) for a in al if len(a)>3): e['y']=-1
if __name__=='__main__':
    base='/work/train/out/'; B=[b for b in sorted(os.listdir(base)) if os.path.exists(f'/work/ml/ex-{b}.jsonl')]
    hold=['mxE','zhC','jaC','koC','enC']
    G,S,R=load(B); labelnames(G,S); labelruns(G,R)
    tr=[e for e in S if e['doc'].split('/')[0] not in hold]; te=[e for e in S if e['doc'].split('/')[0] in hold]
    print(len(tr),len(te),collections.Counter(v for e in tr for v in e['y']))
    W,b=trainnames(tr)
    for th in (0,.5,1,1.5,2,3):
        C=collections.Counter(); ex=collections.defaultdict(list)
        for e in te:
            t=e['text'].encode(); k=[(a,c) for a,c,f in e['known']]; new=set(e['new']); l=e['lang']
            P={(a,c) for a,c,s in decode(e,W,b) if s>=th and not any(a<y and c>x for x,y in k)}
            C[l,'tp']+=len(P&new); C[l,'fn']+=len(new-P); C[l,'fp']+=len(P-new)
            ex[l]+=[t[a:c].decode() for a,c in P-new]
        print(th,{l:(C[l,'tp'],C[l,'fn'],C[l,'fp']) for l in('ko','zh','ja')})
        if th in(0,2):
            for l in ex: print(l,collections.Counter(ex[l]).most_common(40))
    ytr=[e for e in R if e['doc'].split('/')[0] not in hold and e['y']>=0]; yte=[e for e in R if e['doc'].split('/')[0] in hold and e['y']>=0]
    ids={}; X=csr([e['features'] for e in ytr],BITS); y=np.array([e['y'] for e in ytr]); d=np.array([ids.setdefault(e['doc'],len(ids)) for e in ytr]); c=prune(X,d,2); W,b=softmax(X[:,c],y,np.ones(len(y)),1,1.0)
    s=(csr([e['features'] for e in yte],BITS)[:,c]@W+b).ravel(); y=np.array([e['y'] for e in yte]); import fast
    print('runs',len(yte),y.sum())
    for th in(-1,-.5,0,.5,1): print(th,'tp',((s>th)&(y==1)).sum(),'fp',((s>th)&(y==0)).sum(),'fn',((s<=th)&(y==1)).sum())
    print([ (e['name'],round(float(v),1)) for e,v in zip(yte,s) if v>0 and e['y']==0][:60])
