from exp2 import *
from post import post
def rocp(M,te,ob=.7,usepost=1,marg=None,ts=(.9,.85,.8,.75)):
    P=collections.defaultdict(list);n=collections.Counter();FP=collections.defaultdict(list);nd=collections.defaultdict(set);hd=collections.defaultdict(list)
    for e in te:
        g=e['lang'];n[g]+=len(e['new'])
        for a,b in e['new']: nd[g].add((e['doc'],e['t'][a:b]))
        D=M.decode(e['t'],g,ob);mo=M.mo
        for (a,b,s,q),(sb,si,l) in zip(D,mo):
            s+=ob/l
            if usepost:
                r=post(e['t'],a,b,g)
                if not r: continue
                a,b=r
            if any(a<y and b>x for x,y in e['known']): continue
            x=e['t'][a:b].decode();hit=(a,b) in e['new'];ok=judged.get(g+':'+x)==1
            P[g].append((s,hit,ok)); hd[g].append((s,hit,ok,e['doc'],x))
            if not hit and not ok: FP[g].append((s,x))
    for g in('ko','zh','ja'):
        L=sorted(P[g],key=lambda x:-x[0]);tp=ok=fp=0;r={}
        for x in L:
            tp+=x[1];ok+=x[2] and not x[1];fp+=not x[1] and not x[2];p=(tp+ok)/(tp+ok+fp)
            for T in ts:
                if p>=T: r[T]=(tp/n[g],x[0])
        print('post' if usepost else 'raw',g,n[g],' '.join(f'P{T} {v[0]:.2f}@{v[1]:.2f}' for T,v in r.items()))
        if marg:
            m=marg[g];L=[x for x in hd[g] if x[0]>=m];tp=sum(x[1] for x in L);ok=sum(x[2] and not x[1] for x in L)
            d={(x[3],x[4]) for x in L if x[1]};do={(x[3],x[4]) for x in L if not x[1] and x[2]};df={(x[3],x[4]) for x in L if not x[1] and not x[2]}
            print(f'   margin {m}: R {tp}/{n[g]} P {tp+ok}/{len(L)}={(tp+ok)/max(1,len(L)):.2f}; names/doc R {len(d)}/{len(nd[g])} P {len(d|do)}/{len(d|do|df)}={len(d|do)/max(1,len(d|do|df)):.2f}')
            print('   FALSE',' '.join(x+';' for s,x in sorted(FP[g],reverse=True) if s>=m))
if __name__=='__main__':
    from train import Model
    M=pickle.load(open(sys.argv[1],'rb'));C.set_extra(int(sys.argv[2]))
    rocp(M,te,.7,0);rocp(M,te,.7,1,dict(zip(('ko','zh','ja'),map(float,sys.argv[3:6]))))
