import re,random,os,unicodedata,json,collections
D='/work/shared/data/names/';L='/work/wt/model/Sources/CEmbedded/data/lexicons/'
types={}
for l in open(L+'entities.tsv'):
    if l[0]!='#':
        c=l.rstrip('\n').split('\t')
        if len(c)>2: types[c[0]]=c[2]
lex={};nonfirm={}
def nfkc(s): return unicodedata.normalize('NFKC',s)
for g in('ko','zh','ja','en'):
    lex[g]=[];nonfirm[g]=set();firmish=set()
    for l in open(L+g+'/names.tsv'):
        if l[0]=='#': continue
        c=l.rstrip('\n').split('\t')
        if len(c)<3: continue
        if types.get(c[1])=='company':
            firmish.add(c[0])
            if c[2]=='': lex[g].append(c[0])
        else: nonfirm[g].add(c[0])
    nonfirm[g]-=firmish
    for q in('jp','kr'):
        for l in open(f'/work/lex/{q}.names.{g}.tsv'):
            c=l.rstrip('\n').split('\t')
            if l[0]!='#' and len(c)>2 and c[2]=='' and c[1]!='-': lex[g].append(c[0])
bad=re.compile(r'우선주|ETF|ETN|유닛|워런트|채권|펀드|액티브|스팩|TR$|선물|레버리지|인버스|신탁|호$|\d|[()]|나스닥|배당|\b[A-Z]{2,} [A-Z]{2,}|우$|우B$|합성|국채|회사채|머니마켓|커버드콜|클래스|뮤추얼|신주|인덱스|포트폴리오|애퀴지션')
ko=set(lex['ko'])
for l in open(D+'krx_ko.tsv'):
    c=l.rstrip('\n').split('\t')
    if len(c)==4 and re.fullmatch(r'\d{5}0',c[1]) and not bad.search(c[3]) and not re.match(r'(KODEX|TIGER|RISE|ACE|SOL|PLUS|HANARO|KIWOOM|TIMEFOLIO|KOSEF|WON|BNK |1Q|마이다스|FOCUS|TRUSTON|HK |UNICORN|에셋플러스|히어로즈|파워|코세프|아이|마이티)\b',c[3]): ko.add(c[3])
kis=set()
for l in open(D+'kis_overseas_ko_en.tsv'):
    c=l.rstrip('\n').split('\t')
    if len(c)==5 and re.search('[가-힣]',c[2]) and not bad.search(c[2]) and not re.search('ETF|ETN|FUND|TRUST|UNIT|PFD|INDEX',c[3]) and 2<=len(c[2])<=14 and c[2].count(' ')<=2: kis.add(re.sub(r'\s+',' ',c[2].strip()))
ko=sorted(ko); kis=sorted(kis)
zh=set(lex['zh'])
for l in open(D+'cc-cedict_company_candidates_zh_en.txt'):
    m=re.match(r'(\S+) (\S+) \[[^\]]*\] /(.*)',l)
    if m and re.search(r'[A-Z].*(compan|corp|bank\b|\bInc|Co\.|Ltd|conglomerate|manufacturer|brand|retailer|airline)',m[3],re.I) and re.search(r'[A-Z]',m[3][:3]) and not re.search('abbr\. for|city|county|person',m[3]) and 2<=len(m[2])<=10: zh|={m[1],m[2]}
tw=[l.split(',')[2] for l in open(D+'twstock_twse_equities_stocks.csv') if l.startswith('股票,')]
tw=[re.sub(r'\*|-KY|-創|-DR','',x) for x in tw]; zh=sorted(zh)
ja=set(lex['ja'])
for l in open(D+'enamdict_companies_ja_en.txt'):
    m=re.match(r'(\S+) .*/\(c\) (.*)',l)
    if m and not re.search('defunct|franchise|film|magazine|newspaper|game',m[2]): ja.add(nfkc(m[1]))
ja=sorted(x for x in ja if 2<=len(x)<=16)
suf={'zh':'科技 股份 集团 电子 控股 生物 医药 能源 新能源 材料 新材 半导体 光电 智能 精密 机械 重工 化工 化学 电气 电力 环保 食品 乳业 酒业 银行 证券 保险 汽车 航空 物流 快递 软件 网络 信息 通信 微电子 动力 电池 钢铁 铝业 矿业 锂业 药业 制药 医疗 器械 建设 地产 置业 资本 创投 投资 投控 金控 工业 制造 实业 技术 机器人 数据 云 航天 重机 水泥 农业 牧业 集團 科技 電子 半導體 光電 精密 工業 生技 金控 電機 建設 航運 材料 能源'.split(),
'ja':'製作所 工業 電機 電子 化学 化成 製薬 薬品 食品 製菓 建設 組 商事 物産 銀行 証券 保険 重工業 製鋼 製鉄 金属 鉱業 硝子 セメント 紡績 繊維 運輸 海運 倉庫 鉄道 電鉄 不動産 通信 ホールディングス HD グループ テクノロジーズ システムズ エレクトロニクス マテリアル エナジー ファーマ バイオ ロボティクス ソリューションズ フーズ モーター 精機 精工 機械 製紙 印刷 自動車 自工 車体 航空 水産 酒造 醸造 キャピタル パートナーズ ラボ ソフト 技研 産業 興業 製油 石油 ガス 電力 テック AI'.split(),
'ko':'전자 화학 건설 중공업 제약 바이오 텍 테크 반도체 소재 에너지 솔루션 에너지솔루션 물산 산업 금속 제강 철강 식품 제과 증권 은행 보험 자산운용 캐피탈 인베스트먼트 파트너스 홀딩스 지주 그룹 로보틱스 시스템 시스템즈 머티리얼즈 첨단소재 디스플레이 이노텍 정밀 기계 모빌리티 오토모티브 네트웍스 엔터테인먼트 게임즈 소프트 랩 랩스 AI 케미칼 파마 헬스케어 항공 해운 물류 로지스틱스 전기 전선 엔지니어링 오션 중공업 유통 백화점'.split()}
def cut(x,g):
    for s in sorted(suf[g],key=len,reverse=True):
        if x.endswith(s) and len(x)-len(s)>=2: return x[:-len(s)].rstrip('・ ')
    return x
class Pool:
    def __init__(s,g,ban=()):
        ban=set(ban); s.g=g; ok=lambda x:len(x)>=2 and x not in ban and not re.fullmatch(r'[\d\W]+',x)
        s.real={'ko':[x for x in ko if ok(x)],'zh':[x for x in zh if ok(x)],'ja':[x for x in ja if ok(x)]}[g]
        s.more={'ko':[x for x in kis if ok(x)],'zh':[x for x in tw if ok(x)],'ja':[]}[g]
        s.pre=[c for c in {cut(x,g) for x in s.real+s.more} if 2<=len(c)<=7 and c not in ban]
        s.pre.sort()
        # character 2-grams for invented beginnings
        ch=[c for c in s.pre if len(c)<=4]
        s.ch=ch
        s.kata=[w for x in s.real for w in re.findall('[ァ-ヴー]{3,}',x)] if g=='ja' else []
    def beg(s,r):
        k=r.random()
        if k<.5: return r.choice(s.pre)
        if s.g=='ja':
            if k<.75: return r.choice(s.kata)[:r.randint(2,4)]+r.choice(s.kata)[-r.randint(2,4):]
            a,b=r.choice(s.ch),r.choice(s.ch); return a[0]+b[-1] if not re.search('[ァ-ヴー]',a+b) else r.choice(s.pre)
        a,b=r.choice(s.ch),r.choice(s.ch)
        if re.search('[A-Za-z]',a+b): return a
        return a[0]+b[-1] if k<.8 or s.g=='zh' else a[:2]+b[-1]
    def draw(s,r,trad=False):
        k=r.random()
        if s.g=='zh':
            if k<.55: return r.choice(s.real)
            if k<(.85 if trad else .6): return r.choice(s.more)
            x=s.beg(r); return x+r.choice(suf['zh']) if r.random()<.65 else x
        if s.g=='ko':
            if k<.45: return r.choice(s.real)
            if k<.7: return r.choice(s.more)
            x=s.beg(r); return x+r.choice(suf['ko']) if r.random()<.7 else x
        if k<.5: return r.choice(s.real)
        if s.more and k<.7: return r.choice(s.more)
        x=s.beg(r); return x+r.choice(suf['ja']) if r.random()<.7 or len(x)<3 else x
if __name__=='__main__':
    r=random.Random(1)
    for g in('ko','zh','ja'):
        P=Pool(g); print(g,len(P.real),len(P.more),len(P.pre)); print([P.draw(r) for _ in range(70)])
