from run2 import *
from babel import Locale
land={v.upper() for v in Locale.parse('en').territories.values()}|{'WATERVILLE','SOUTH KOREA'}
def prepY(L):
    for e in L:
        if e['name'].upper() in land and e['y']==1: e['y']=-1
prepY(R);prepY(A)
def mk(R_,A_):
    a=fit([e for e in R_ if e['y']>=0],1.,1);b=fit([e for e in R_+A_ if e['y']>=0],1.,1,.1)
    return (a[0]+b[0])/2,(a[1]+b[1])/2
M=mk([e for e in R if not isn(e)],[e for e in A if not isn(e)]);ev(*M);np.savez_compressed('run-tr.npz',W=M[0],b=M[1],margin=np.float64(.3))
for e in R+A:
    if e['y']==0 and e['name'] in OKR and e['name'] not in('Oasis','Blinkit'): e['y']=1
M=mk(R,A);np.savez_compressed('run.npz',W=M[0],b=M[1],margin=np.float64(.3));print(M[0].shape,M[1],np.abs(M[0]).max())
