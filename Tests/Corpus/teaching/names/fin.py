from rocp import *
for n,x in(('name',0),('name-plus',1)):
    for s in('all','tr'):
        z=dict(np.load(f'{n}-{s}.npz'));z['margin']=np.float64(.15);z['margins']=np.array([.15,.15,.6]);np.savez_compressed(f'{n}-{s}.npz',**z)
        if s=='all': np.savez_compressed(n+'.npz',**z)
    M=pickle.load(open(n+'-tr.pkl','rb'));z=np.load(n+'-tr.npz');k=127/np.abs(z['W']).max()
    M.W=(np.rint(z['W']*k)/k).astype(np.float32).ravel();M.b=np.rint((z['b']-[.7,0])*k)/k
    C.set_extra(x);print(n,'int8');rocp(M,te,.7,1,dict(ko=.15,zh=.15,ja=.6),ts=(.8,));rocp(M,te,.7,0,dict(ko=.15,zh=.15,ja=.6),ts=(.8,))
