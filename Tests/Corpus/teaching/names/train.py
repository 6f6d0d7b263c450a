import sys; sys.path.insert(0,'/work/ml'); 
from lib import *
import pools, time, pickle
HOLD=['mxE','zhC','jaC','koC','enC','mxG']
SALT={'ko':1,'zh':3,'ja':4}
def load():
    import names as N
    B=[b for b in sorted(os.listdir('/work/train/out')) if os.path.exists(f'/work/ml/ex-{b}.jsonl')]
    G,S,R=N.load(B)
    for e in S: e.pop('features')
    # labels: spans of gold not known
    by=collections.defaultdict(list)
    for e in S: by[e['doc']].append(e)
    out=[]
    for doc,L in by.items():
        al=N.aliases(G[doc]); full=' '.join(e['text'] for e in L)
        kn=set()
        for e in L:
            t=e['text'].encode()
            for a,b,f in e['known']: kn.add(t[a:b].decode(errors='ignore'))
        al=sorted((x for x in al if len(x)>=2 and x not in pools.nonfirm.get(L[0]['lang'],())),key=len,reverse=True)
        for e in L:
            t=e['text'].encode(); sp=[(a,b,1 if f else (0 if t[a:b].decode(errors='ignore') in pools.nonfirm[e['lang']] else -1)) for a,b,f in e['known']]; new=[]
            for x in al:
                q=x.encode(); i=t.find(q)
                while i>=0:
                    j=i+len(q)
                    c0=q[:1].isalnum() and i>0 and t[i-1:i].isalnum(); c1=q[-1:].isalnum() and t[j:j+1].isalnum()
                    if not c0 and not c1 and not any(a<j and b>i for a,b,_ in sp): sp.append((i,j,1)); new.append((i,j))
                    i=t.find(q,j)
            # gold name that holds a known one inside or crosses: the longer one is free
            out.append(dict(doc=doc,lang=e['lang'],text=e['text'],t=t,spans=sorted(sp),new=new,known=[(a,b) for a,b,f in e['known']]))
    pickle.dump(out,open('/work/ml/names/docs.pkl','wb'))
    return out,R,G
JOSA={'은':'는','이':'가','을':'를','과':'와'};JOSAR={v:k for k,v in JOSA.items()}
def augment(e,P,r,p):
    t=e['t'];o=b'';sp=[];last=0;trad=e['trad'];same={}
    for a,b,v in e['spans']:
        o+=t[last:a]; x=t[a:b];last=b
        if v==1 and r.random()<p:
            if x in same and r.random()<.7: y=same[x]
            else: y=same[x]=P.draw(r,trad)
            s=y.encode()
            # an ASCII neighbour must not run into the name
            if (o[-1:].isalnum() and s[:1].isalnum()) or (t[b:b+1].isalnum() and s[-1:].isalnum()): s=x; y=x.decode()
            sp.append((len(o),len(o)+len(s),1)); o+=s
            if e['lang']=='ko':
                c=ord(y[-1]); n=t[b:b+3].decode(errors='ignore')[:1]
                nx=t[b+3:b+4]
                if 0xAC00<=c<=0xD7A3 and n and (nx in(b' ',b',',b'.',b'')):
                    f=(c-0xAC00)%28>0
                    m=JOSAR.get(n) if f else JOSA.get(n)
                    if m: o+=m.encode(); last=b+3
        else:
            if v==1 or v==-1: sp.append((len(o),len(o)+len(x),v))
            o+=x
    o+=t[last:]; return o,sp
class Model:
    def __init__(s,bits=17):
        s.bits=bits;n=2<<bits;s.W=np.zeros(n,np.float32);s.G=np.full(n,1.0,np.float32);s.b=np.zeros(2)-1;s.bG=np.ones(2)*10;s.T={g:np.zeros(9) for g in SALT};s.TG={g:np.ones(9)*10 for g in SALT};s.mask=(1<<bits)-1
    def step(s,t,sp,g,lr,lam,drop,wpos,useT):
        a=np.array(sp,np.int32).ravel() if sp else np.zeros(3,np.int32)
        return C.train(t,len(t),SALT[g],p(a),len(sp),p(s.W),p(s.G),s.mask,p(s.b),p(s.bG),p(s.T[g]),p(s.TG[g]),lr,lam,drop,wpos,useT)
    def decode(s,t,g,obias=0.):
        out=np.zeros(8192,np.int32);sc=np.zeros(4096);pr=np.zeros(4096);mo=np.zeros(3*4096)
        T=s.T[g].copy()
        if obias: T=T.copy(); T[[1,4,7]]+=obias
        n=C.decode(t,len(t),SALT[g],p(s.W),s.mask,p(s.b),p(T),p(out),p(sc),p(pr),p(mo))
        s.mo=mo[:3*n].reshape(n,3)
        return [(int(out[2*i]),int(out[2*i+1]),float(sc[i]),float(pr[i])) for i in range(n)]
def fit(tr,epochs=12,bits=17,lr=.15,lam=1e-5,drop=.2,wpos=1.,useT=1,paug=.8,seed=1,ban=(),soft=None,log=0):
    r=random.Random(seed);C.seed(seed);P={g:pools.Pool(g,ban) for g in SALT};M=Model(bits);avg=None;k=0
    for ep in range(epochs):
        r.shuffle(tr); l=lr/(1+ep*.15)
        for e in tr:
            if ep%4==3: t,sp=e['t'],[x for x in e['spans'] if x[2]]
            else: t,sp=augment(e,P[e['lang']],r,paug)
            if soft and e.get('soft'): 
                if t is e['t']: sp=sp+[(a,b,-1) for a,b in e['soft']]
                else:
                    for q in e['softstr']:
                        i=t.find(q)
                        while i>=0: sp.append((i,i+len(q),-1)); i=t.find(q,i+len(q))
            M.step(t,sp,e['lang'],l,lam,drop,wpos,useT)
        if ep>=epochs//2:
            avg=M.W.copy() if avg is None else avg+M.W; k+=1
    M.W=(avg/k).astype(np.float32); return M
judged={}
if os.path.exists('/work/ml/names/judged.json'): judged=json.load(open('/work/ml/names/judged.json'))
def evaluate(M,te,ths=(0,),obias=0.,show=(),quiet=0):
    res={}
    preds=[]
    for e in te:
        for a,b,s,q in M.decode(e['t'],e['lang'],obias):
            if any(a<y and b>x for x,y in e['known']): continue
            preds.append((e,a,b,s,q))
    for th in ths:
        cnt=collections.Counter();fp=collections.defaultdict(collections.Counter);D=collections.defaultdict(lambda:[set(),set(),set()]);sup=collections.defaultdict(set)
        for e,a,b,s,q in preds:
            g=e['lang']
            if q<th: continue
            x=e['t'][a:b].decode(errors='replace')
            if (a,b) in e['new']: cnt[g,'tp']+=1;D[g][0].add((e['doc'],x))
            else:
                j=judged.get(g+':'+x)
                # cut-off ones of Korean: gold name begins here
                c='ok' if j==1 else 'fp'
                cnt[g,c]+=1; 
                if c=='fp': fp[g][x]+=1; D[g][2].add((e['doc'],x))
        for e in te:
            for a,b in e['new']: cnt[e['lang'],'gold']+=1;D[e['lang']][1].add((e['doc'],e['t'][a:b].decode()))
        line=[]
        for g in('ko','zh','ja'):
            tp,ok,f,n=[cnt[g,x] for x in('tp','ok','fp','gold')]
            d=D[g]; line.append(f"{g} R {tp}/{n}={tp/max(1,n):.2f} P {tp+ok}/{tp+ok+f}={(tp+ok)/max(1,tp+ok+f):.2f} dR {len(d[0])}/{len(d[1])}={len(d[0])/max(1,len(d[1])):.2f}")
            res[g]=(tp,ok,f,n)
        if not quiet: print(th,' | '.join(line),flush=True)
        if th in show:
            for g in('ko','zh','ja'): print(g,' '.join(f'{x}{"*%d"%c if c>1 else ""};' for x,c in fp[g].most_common(400)))
    return res
TRAD=set('這個們對車電業國學體點將與買賣價億萬來時從後開關產發實際現經財')
def get():
    try: docs=pickle.load(open('/work/ml/names/docs.pkl','rb'))
    except Exception: docs,_,_=load()
    for e in docs: e['trad']=e['lang']=='zh' and sum(c in TRAD for c in e['text'])>=2
    te=[e for e in docs if e['doc'].split('/')[0] in HOLD]; tr=[e for e in docs if e['doc'].split('/')[0] not in HOLD]
    ban={e['t'][a:b].decode() for e in te for a,b in e['new']}
    return tr,te,ban
if __name__=='__main__':
    t0=time.time();tr,te,ban=get();print(len(tr),len(te),len(ban),time.time()-t0)
    M=fit(tr,ban=ban);print('fit',time.time()-t0)
    print({g:np.round(M.T[g].reshape(3,3),1).tolist() for g in M.T},M.b,np.abs(M.W).max())
    evaluate(M,te,(0,.3,.5,.7,.8,.9),show=(.5,))
    pickle.dump(M,open('/work/ml/names/m1.pkl','wb'))
