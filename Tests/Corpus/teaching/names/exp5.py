from exp4 import *
aug.MU=.4
for ex,seed in((0,1),(1,1)):
    M=go('ex%d'%ex,q=.25,epochs=80,pd=.3,extra=ex,bits=17,useT=0);roc(M,te,(0,.4,.7,1))
M=go('q.35 ex1',q=.35,epochs=80,pd=.5,extra=1,bits=17,useT=0);roc(M,te,(.7,1.1))
M=go('drop.3 ex1',q=.25,epochs=80,pd=.3,extra=1,bits=17,useT=0,drop=.3);roc(M,te,(.7,))
M=go('ex1 19bits',q=.25,epochs=80,pd=.3,extra=1,bits=19,useT=0);roc(M,te,(.7,))
