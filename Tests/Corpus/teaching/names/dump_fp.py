from exp import *
C.set_extra(1)
M=fit(list(tr),ban=ban,epochs=60,bits=18); evaluate(M,te,(.4,.6),show=(.4,))
