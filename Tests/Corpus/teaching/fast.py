import numpy as np, scipy.sparse as sp
from scipy.optimize import minimize
def csr(rows,bits):
    m=(1<<bits)-1
    ind=np.fromiter((x&m for r in rows for x in r),dtype=np.int64); ptr=np.cumsum([0]+[len(r) for r in rows])
    X=sp.csr_matrix((np.ones(len(ind)),ind,ptr),shape=(len(rows),1<<bits)); X.sum_duplicates(); X.data=np.minimum(X.data,4); return X
def prune(X,docs,minc=2):
    # features of at least minc documents
    D=sp.csr_matrix((np.ones(len(docs)),(docs,np.arange(len(docs)))),shape=(docs.max()+1,len(docs)))
    B=X.copy(); B.data[:]=1
    c=np.asarray(((D@B)>0).sum(0)).ravel()
    return np.flatnonzero(c>=minc)
def softmax(X,y,w,k,lam):
    """weights (features,k) and biases; class 0 is fixed at 0: k outputs for classes 1..k."""
    n,d=X.shape; Y=np.zeros((n,k+1)); Y[np.arange(n),y]=1; XT=X.T.tocsr()
    def f(v):
        W=v[:d*k].reshape(d,k); b=v[d*k:]; S=np.c_[np.zeros(n),X@W+b]; S-=S.max(1,keepdims=True); P=np.exp(S); P/=P.sum(1,keepdims=True)
        G=(P-Y)[:,1:]*w[:,None]; ll=-(w*np.log(P[np.arange(n),y]+1e-12)).sum()
        return ll+lam/2*(W*W).sum(), np.r_[(XT@G+lam*W).ravel(),G.sum(0)]
    r=minimize(f,np.zeros(d*k+k),jac=True,method='L-BFGS-B',options={'maxiter':120,'maxfun':140})
    return r.x[:d*k].reshape(d,k),r.x[d*k:]
def rank(X,pos,grp,w,lam):
    n=grp.max()+1; G=sp.csr_matrix((np.ones(len(grp)),(grp,np.arange(len(grp)))),shape=(n,len(grp))); XT=X.T.tocsr()
    def f(b):
        s=X@b; m=np.full(n,-1e9); np.maximum.at(m,grp,s); e=np.exp(s-m[grp]); Z=G@e; P=G@(e*pos)
        ll=np.log(P+1e-12)-np.log(Z); p=e/Z[grp]; q=e*pos/(P[grp]+1e-12)
        return -(w*ll).sum()+lam*(b@b)/2, -(XT@(w[grp]*(q-p)))+lam*b
    return minimize(f,np.zeros(X.shape[1]),jac=True,method='L-BFGS-B',options={'maxiter':120}).x
