from aug import *
import aug
aug.MU=.4
def seq(which,ex,seeds=(1,2,3),**k):
    docs0=get(); tr,te,ban=docs0; clean(tr);clean(te)
    if which=='all':
        for q in judged:
            g,x=q.split(':',1)
            if ' ' not in x: POS[g]+=' '+x
        tr=tr+te; ban=()
    tg=pickle.load(open('tgall.pkl','rb'))
    for e in tr: e['tg']=tg[e['doc'],e['text']]
    addpos(tr); C.set_extra(ex); Ms=[fit(list(tr),ban=ban,q=.3,epochs=60,pd=.3,bits=17,useT=0,seed=s,**k) for s in seeds]
    M=Ms[0]; M.W=np.mean([m.W for m in Ms],0).astype(np.float32); M.b=np.mean([m.b for m in Ms],0); return M,te
which,ex=sys.argv[1],int(sys.argv[2]); name=('name','name-plus')[ex]
M,te=seq(which,ex); pickle.dump(M,open(f'{name}-{which}.pkl','wb'))
b=M.b.copy();b[0]+=.7; mg=[.2,.2,.67] if ex==0 else [.25,.2,.7]
np.savez_compressed(f'{name}-{which}.npz',W=M.W.reshape(-1,2).astype(float),b=b,margin=np.float64(mg[0]),margins=np.array(mg))
print(which,ex,'max',np.abs(M.W).max(),M.b)
if which=='tr':
    sys.exit()
    roc(M,te,(.4,.7,1.))
