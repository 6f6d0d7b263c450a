from exp2 import *
import aug
def roc(M,te,obs=(0,.7),ts=(.85,.8,.75)):
    for ob in obs:
        P=collections.defaultdict(list);n=collections.Counter()
        for e in te:
            n[e['lang']]+=len(e['new'])
            D=M.decode(e['t'],e['lang'],ob); mo=M.mo
            for (a,b,s,q),(sb,si,l) in zip(D,mo):
                if any(a<y and b>x for x,y in e['known']): continue
                x=e['t'][a:b].decode(); sb+=ob; s+=ob/l
                P[e['lang']].append((dict(q=q,s=s,sum=s*l,sb=sb,min=min(sb,si),min3=min(s,sb,si),sq=s*l**.5,ms=min(s*l**.5,si+1)),(a,b) in e['new'],judged.get(e['lang']+':'+x)==1))
        for g in('ko','zh','ja'):
            o=[]
            for nm in P[g][0][0]:
                L=sorted(P[g],key=lambda x:-x[0][nm]);tp=ok=fp=0;r={}
                for x in L:
                    tp+=x[1];ok+=x[2] and not x[1];fp+=not x[1] and not x[2]
                    p=(tp+ok)/(tp+ok+fp)
                    for T in ts:
                        if p>=T: r[T]=(tp/n[g],x[0][nm])
                o.append(nm+' '+' '.join(f'{v[0]:.2f}@{v[1]:.2f}' for T,v in r.items()))
            print('   ob',ob,g,n[g],' | '.join(o),flush=True)
if __name__=='__main__':
    K=dict(q=.25,epochs=60,pd=.3,extra=1,bits=17)
    M=go('T',**K);roc(M,te)
    M=go('noT',useT=0,**K);roc(M,te)
    aug.MU=0;M=go('noT MU0',useT=0,**K);roc(M,te,(.7,));aug.MU=.2
    aug.MU=.4;M=go('noT MU.4',useT=0,**K);roc(M,te,(.7,));aug.MU=.2
