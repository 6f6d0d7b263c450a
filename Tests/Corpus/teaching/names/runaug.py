import sys;sys.path.insert(0,'/work/ml')
import names as N,os,re,random,json,subprocess,pickle,collections
import pools
r=random.Random(5)
lex=set()
for l in open(pools.L+'en/names.tsv'):
    if l[0]!='#': lex.add(l.split('\t')[0])
low={x.lower() for x in lex}
firm=[x for x in pools.lex['en'] if x[0].isupper() and len(x)>3 and x in lex]
SUF='Technologies Industries Group Holdings Robotics Energy Power Materials Foods Capital Partners Ventures Pharma Therapeutics Biosciences Systems Labs Motors Steel Mining Resources Logistics Bank Financial Insurance Semiconductor Electronics Networks Software Health AI Aerospace Chemicals Solutions Brands Retail Airlines Water Electric'.split()
P=set()
for q in('jp','kr'):
    for l in open(f'/work/lex/{q}.names.en.tsv'):
        c=l.rstrip('\n').split('\t')
        if len(c)>2 and c[2]=='' : P.add(c[0])
for l in open(pools.D+'kis_overseas_ko_en.tsv'):
    c=l.rstrip('\n').split('\t')
    if len(c)==5 and c[0] in('NAS','NYS','AMS','HKS','TSE') and not re.search('ETF|ETN|FUND|TRUST|UNIT|PFD|INDEX|ACQUISITION|WARRANT|ADR|\d|[()%/]',c[3]):
        x=re.sub(r'\b(INC|CORP|CO|LTD|LIMITED|PLC|CORPORATION|COMPANY|SA|NV|AG|CLASS [A-Z]|COM|HLDGS|HOLDINGS?|SHS|GRP|GROUP|ORD|N\.V|THE|CL [A-Z])\b\.?,?','',c[3]).strip(' .,&-')
        if 2<len(x)<26 and len(x.split())<=3: P.add(' '.join(w if len(w)<=3 else w.capitalize() for w in x.split()))
try:
    for x in json.load(open(pools.D+'pytickersymbols_all_stocks.json')):
        y=re.sub(r'\b(Inc|Corp|Corporation|Co|Ltd|Limited|PLC|plc|AG|SE|SA|S\.A|N\.V|NV|Company|The|Group|Holdings?|AB|ASA|Oyj)\b\.?,?','',x['name']).strip(' .,&-')
        if 2<len(y)<26: P.add(y)
except Exception as e: print(e)
P=[x for x in sorted(P) if x.lower() not in low and re.match('[A-Z]',x)]
FW=sorted({x.split()[0] for x in P if len(x.split()[0])>3 and x.split()[0].lower() not in low})
print(len(P),len(FW),r.sample(P,40))
SYL1='Bel Cor Dan Fen Gal Hal Kes Lum Mar Nor Or Pel Quin Ros Sol Tor Ul Ver Wex Zen Ash Bran Cal Del El Fair Glen Har Iron Kel Lan Mil North Oak Pine Red Stone Thorn Vale West Bright Clear Blue Silver'.split();SYL2='ara eon ia ix ora um ent ova is on dale ford ton well bridge field mark stem wave path light loop works mind shift cast grid line berg hurst ley wick more'.split()
def draw():
    k=r.random()
    if k<.45: return r.choice(P)
    if k<.6: return r.choice(FW)+' '+r.choice(SUF)
    x=r.choice(SYL1)+r.choice(SYL2)
    if k<.75: return x
    if k<.95: return x+' '+r.choice(SUF)
    return x+' & '+r.choice(SYL1)+r.choice(SYL2)
out='/work/ml/names/enaug';os.makedirs(out,exist_ok=True)
base='/work/train/out/';B=[b for b in sorted(os.listdir(base)) if b.startswith(('en','mx'))]
G=N.gold([base+b for b in B]);lab={}
fre=re.compile(r'\b('+'|'.join(re.escape(x) for x in sorted(firm,key=len,reverse=True))+r')\b')
for b in B:
    for f in sorted(os.listdir(base+b)):
        if not(f.startswith('en-') and f.endswith('.txt')): continue
        t=open(base+b+'/'+f).read();d=b+'/'+f
        al={x for x in N.aliases(G[d]) if re.match('[A-Z]',x) and len(x)>2} if d in G else set()
        found={x for x in al if re.search(r'\b'+re.escape(x)+r'(?!\w)',t)}|set(fre.findall(t))
        for c in range(5):
            m={};names=set()
            for x in sorted(found,key=len,reverse=True):
                if r.random()<.25: 
                    if x in al: names.add(x)
                    continue
                base_=[y for y in m if y.startswith(x+' ')]
                m[x]=m[base_[0]].split()[0] if base_ else draw()
                names.add(m[x])
            if not m: continue
            rx=re.compile(r'\b('+'|'.join(re.escape(x) for x in sorted(m,key=len,reverse=True))+r')(?!\w)')
            n=f'{b}_{f[:-4]}_{c}.txt'; open(out+'/'+n,'w').write(rx.sub(lambda k:m[k[0]],t)); lab[n]=(d,sorted(names|al))
json.dump(lab,open('/work/ml/names/enaug.json','w'));print(len(lab))
