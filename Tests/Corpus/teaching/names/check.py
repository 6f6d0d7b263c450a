from lib import *
st=np.zeros(4096,np.int32);en=st.copy();f=np.zeros(4096*32,np.uint32)
for b in('zhC','koC','jaC'):
    k=0;bad=0
    for l in open(f'/work/ml/ex-{b}.jsonl'):
        if '"head":"names"' in l[:400]:
            e=json.loads(l);t=e['text'].encode()
            for salt in range(0,8):
                n=C.dump(t,len(t),salt,p(st),p(en),p(f))
                if f[0]==e['features'][0][0]: break
            ok=n==len(e['units']) and (f[:19*n].reshape(n,19)==np.array(e['features'])).all(); bad+=not ok;k+=1
            if not ok and bad<4: print(n,len(e['units']),e['text'][:80])
            if k==200:break
    print(b,'salt',salt,k,'bad',bad)
