from run2 import *
W0,b0=fit(tr,1.,1)
for wa,wn in((.05,1),(.1,1),(.25,2),(.1,2)):
    W1,b1=fit(tr+ta,1.,1,wa,wn);print('wa',wa,wn);ev(W1,b1)
    print('mix');ev((W0+W1)/2,(b0+b1)/2,show=.3 if wa==.1 and wn==1 else None)
