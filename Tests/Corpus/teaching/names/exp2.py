from aug import *
tr,te,ban=get(); print('cleaned',clean(tr),clean(te)); prep(tr); addpos(tr)
def go(label,th=(.5,.7),show=(),**k):
    EX=k.pop('extra',1);C.set_extra(EX);t=time.time();M=fit(list(tr),ban=ban,**k);print('##',label,k,'%.0fs max %.1f'%(time.time()-t,np.abs(M.W).max()));evaluate(M,te,th,show=show);return M
if __name__=='__main__':
    go('q0',q=0.,trad=0,jorg=0,epochs=40)
    go('q.15',q=.15,trad=0,jorg=0,epochs=40)
    go('q.3',q=.3,trad=0,jorg=0,epochs=40)
    go('q.3 trad jorg',q=.3,epochs=40)
    go('q.3 trad jorg pd',q=.3,epochs=40,pd=.3,show=(.5,))
