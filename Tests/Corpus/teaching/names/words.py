import re,pickle,collections,random,unicodedata,sys,glob
sys.path.insert(0,'/work/ml/names')
S='/work/ml/venv/lib/python3.11/site-packages/'
W={}
# ja
import importlib
noun=collections.Counter();place=[];pers=[];org=[]
for i in range(10):
    a=importlib.import_module(f'janome.sysdic.entries_compact{i}').DATA; b=importlib.import_module(f'janome.sysdic.entries_extra{i}').DATA
    for k,v in a.items():
        pos=b[k][0]; s=unicodedata.normalize('NFKC',v[0])
        if not pos.startswith('名詞') or len(s)<2 or not re.fullmatch('[ァ-ヴー・一-龥々A-Za-z]+',s): continue
        if '地域' in pos: place.append(s)
        elif '人名' in pos: pers.append((s,pos))
        elif '組織' in pos: org.append(s)
        elif '一般' in pos and '固有' not in pos or 'サ変' in pos: noun[s]=v[3]
W['ja']=dict(noun=[s for s,c in noun.items()],place=place,sei=[s for s,p in pers if '姓' in p],mei=[s for s,p in pers if '名'==p.split(',')[-1] or ',名' in p],org=org)
# keep nouns of usual cost
print('ja',{k:(len(v),random.sample(v,12)) for k,v in W['ja'].items()})
zh=collections.defaultdict(list)
for l in open(S+'jieba/dict.txt'):
    c=l.split()
    if len(c)==3 and 2<=len(c[0])<=5 and re.fullmatch('[一-龥]+',c[0]):
        f=int(c[1])
        if c[2] in('n','vn','v','l') and f>=20 : zh['noun'].append(c[0])
        elif c[2]=='ns' and f>=3: zh['place'].append(c[0])
        elif c[2]=='nr' and f>=3: zh['pers'].append(c[0])
        elif c[2] in('nt','nz'): zh[c[2]].append(c[0])
print({k:(len(v),random.sample(v,12)) for k,v in zh.items()})
W['zh']=dict(zh)
ko=collections.defaultdict(list)
for l in open(S+'konlpy/java/data/kE/dic_system.txt'):
    c=l.strip().split('\t')
    if not re.fullmatch('[가-힣]{2,6}',c[0]): continue
    if 'ncn' in c[1:] or 'ncpa' in c[1:]: ko['noun'].append(c[0])
    elif 'nqq' in c[1:]: ko['nqq'].append(c[0])
    elif 'nqpc' in c[1:] and len(c[0])==3: ko['pers'].append(c[0])
W['ko']=dict(ko)
print({k:(len(v),random.sample(v,25)) for k,v in ko.items()})
from babel import Locale
from babel.dates import get_timezone_location
import pytz
for g in('ko','zh','ja'):
    L=Locale.parse(g if g!='zh' else 'zh_Hans'); P={v for k,v in L.territories.items() if len(k)==2}
    for z in L.time_zones.values():
        if 'city' in z: P.add(z['city'])
    if g=='zh':
        T=Locale.parse('zh_Hant'); P|={v for k,v in T.territories.items() if len(k)==2}
    P={x for x in P if len(x)>=2 and not re.search('[A-Za-z()（）]',x)}
    W[g]['land']=sorted(P); print(g,len(P),random.sample(sorted(P),10))
pickle.dump(W,open('/work/ml/names/words.pkl','wb'))
