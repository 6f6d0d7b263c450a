from aug import *
import aug
def save(M,path,ob,margin,extra):
    W=M.W.reshape(-1,2).copy().astype(np.float64); b=M.b.copy(); b[0]+=ob
    np.savez_compressed(path,W=W,b=b,margin=margin[0] if isinstance(margin,(tuple,list)) else margin,margins=np.array(margin if isinstance(margin,(tuple,list)) else [margin]*3))
if __name__=='__main__':
    aug.MU=.4
    which=sys.argv[1]
    docs0=get(); tr,te,ban=docs0
    clean(tr);clean(te)
    if which=='all':
        # real companies that were read among the false ones are names too
        for k in judged:
            g,x=k.split(':',1); POS[g]+=' '+x.replace(' ','_') if ' ' not in x else ''
        tr=tr+te; ban=()
    try: tg=pickle.load(open('tgall.pkl','rb'))
    except Exception:
        tg={(e['doc'],e['text']):targets(e) for e in docs0[0]+docs0[1]};pickle.dump(tg,open('tgall.pkl','wb'))
    for e in tr: e['tg']=tg[e['doc'],e['text']]
    addpos(tr)
    for ex,name in((0,'name'),(1,'name-plus')):
        C.set_extra(ex);M=fit(list(tr),ban=ban,q=.25,epochs=80,pd=.3,bits=17,useT=0)
        pickle.dump(M,open(f'{name}-{which}.pkl','wb'))
        save(M,f'{name}-{which}.npz',.7,(.15,.1,.5),ex); print(which,name,'max',np.abs(M.W).max(),M.b)
        if which=='tr': evaluate(M,te,(.3,.5),obias=.7,show=(.3,) if ex else ())
