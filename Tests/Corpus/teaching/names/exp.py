from train import *
tr,te,ban=get()
def go(label,th=(.5,.7,.8),**k):
    EX=k.pop('extra',0);C.set_extra(EX);t=time.time();M=fit(list(tr),ban=ban,**k);print('##',label,k,'%.0fs max %.1f'%(time.time()-t,np.abs(M.W).max()));evaluate(M,te,th);return M
if __name__=='__main__':
    go('e40',epochs=40)
    go('e40 extra',epochs=40,extra=1)
    go('e40 bits20',epochs=40,bits=20)
    go('e40 lam',epochs=40,lam=1e-3)
    go('e40 drop.4',epochs=40,drop=.4)
    go('e40 noT',epochs=40,useT=0)
    go('e120',epochs=120)
