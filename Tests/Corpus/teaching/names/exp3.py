from exp2 import *
def roc(M,te,obs=(0,.7,1.5)):
    for ob in obs:
        P=collections.defaultdict(list);n=collections.Counter()
        for e in te:
            n[e['lang']]+=len(e['new'])
            for a,b,s,q in M.decode(e['t'],e['lang'],ob):
                if any(a<y and b>x for x,y in e['known']): continue
                x=e['t'][a:b].decode(); P[e['lang']].append((q,s,(a,b) in e['new'],judged.get(e['lang']+':'+x)==1))
        for g in P:
            o=[]
            for i,nm in((0,'q'),(1,'s')):
                L=sorted(P[g],key=lambda x:-x[i]);tp=ok=fp=0;r={}
                for x in L:
                    tp+=x[2];ok+=x[3] and not x[2];fp+=not x[2] and not x[3]
                    p=(tp+ok)/(tp+ok+fp)
                    for T in(.85,.8,.75,.7,.6):
                        if p>=T: r[T]=(round(tp/n[g],2),round(x[i],2))
                o.append(nm+' '+' '.join(f'P{T}:R{v[0]}@{v[1]}' for T,v in r.items()))
            print('   ob',ob,g,n[g],' || '.join(o))
def soften(tr,k=2,th=.4,**kw):
    for f in range(k):
        A=[e for i,e in enumerate(tr) if hash(e['doc'])%k!=f];B=[e for e in tr if hash(e['doc'])%k==f]
        M=fit(list(A),ban=ban,**kw);n=0
        for e in B:
            e['soft']=[]
            for a,b,s,q in M.decode(e['t'],e['lang'],.7):
                if q>=th and not any(a<y and b>x for x,y,v in e['spans']): e['soft'].append(e['t'][a:b]);n+=1
        print('soft',n,[x.decode() for e in B for x in e['soft']][:150])
if __name__=='__main__':
    M=go('base',q=.25,epochs=60,pd=.3,extra=1);roc(M,te)
    M=go('base noextra',q=.25,epochs=60,pd=.3,extra=0);roc(M,te,(0,))
    M=go('base extra 17',q=.25,epochs=60,pd=.3,extra=1,bits=17);roc(M,te,(0,))
    C.set_extra(1);soften(tr,q=.25,epochs=40,pd=.3)
    M=go('soft',q=.25,epochs=60,pd=.3,soft=1);roc(M,te);pickle.dump(M,open('m_soft.pkl','wb'))
