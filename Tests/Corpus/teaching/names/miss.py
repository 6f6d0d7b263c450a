from exp2 import *
M=go('q.3 pd.3 e60',q=.25,epochs=60,pd=.3,th=(.3,.5,.7),show=(.3,))
for g in('ko','zh','ja'):
    out=[]
    for e in te:
        if e['lang']!=g: continue
        pr=[(a,b,q) for a,b,s,q in M.decode(e['t'],g)]
        for a,b in e['new']:
            if any((x,y)==(a,b) and q>=.3 for x,y,q in pr): continue
            o=[f"{e['t'][x:y].decode()}({q:.1f})" for x,y,q in pr if x<b and y>a]
            ctx=e['t'][max(0,a-18):a].decode(errors='ignore')+'['+e['t'][a:b].decode()+']'+e['t'][b:b+12].decode(errors='ignore')
            out.append(ctx.replace('\n',' ')+(' => '+','.join(o) if o else ''))
    print('MISS',g,len(out)); print('\n'.join(out))
