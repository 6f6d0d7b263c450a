import sys,json,glob,os,collections
sys.argv_=sys.argv
src=open('/work/shared/corpus/score.py').read().replace('\nmain()\n','\n')
exec(src)
def run(gold,predf):
    pred={}
    for l in open(predf):
        r=json.loads(l); pred[os.path.basename(r['doc'])]=r
    C=collections.defaultdict(collections.Counter)
    for f in sorted(glob.glob(gold+'/gold-*.jsonl')):
        for l in open(f):
            g=json.loads(l); p=pred.get(g['doc'],{})
            for t in TABLES[:3]:
                G=[x for x in g.get(t,[]) if not x.get('optional')]; M=[x for x in g.get(t,[]) if x.get('optional')]
                left=list(p.get(t) or []); miss=[]
                for x in G:
                    h=next((y for y in left if same(t,x,y)),None)
                    C[t]['gold']+=1
                    if h is not None: left.remove(h); C[t]['hit']+=1
                    else: miss.append(x)
                for x in M:
                    h=next((y for y in left if same(t,x,y)),None)
                    if h is not None: left.remove(h)
                C[t]['false']+=len(left)
                for x in miss:
                    e=lambda y: bool(names(x['entity'])&names(y.get('entity')))
                    if t=='investments':
                        v=lambda y: num(x['amount'],y.get('amount')) and x['currency']==y.get('currency'); o=lambda y: num(x.get('years'),y.get('years'),1e-3)
                    elif t=='revenue_growth':
                        v=lambda y: num(x['percent'],y.get('percent')); o=lambda y: segment(x.get('segment'))==segment(y.get('segment'))
                    else:
                        v=lambda y: num(x['percent'],y.get('percent')); o=lambda y: x['window']==y.get('window')
                    h=[y for y in left if v(y)]
                    if not h:
                        C[t]['no value'+(' (amount null)' if t=='investments' and x['amount'] is None else '')]+=1; continue
                    y=max(h,key=lambda y:(e(y),o(y)))
                    C[t]['entity' if o(y) and not e(y) else 'attr' if e(y) else 'both']+=1
                    left.remove(y); C[t]['falsepair']+=1
                for y in left:
                    if t=='investments':
                        w=any(num(x['amount'],y.get('amount')) for x in G+M)
                    else: w=any(num(x['percent'],y.get('percent')) for x in G+M)
                    C[t]['false:dup/other of a gold value' if w else 'false:not gold']+=1
    for t in C: print(t,dict(C[t]))
run(sys.argv[1],sys.argv[2])
