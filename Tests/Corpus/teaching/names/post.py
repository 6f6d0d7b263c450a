import re
ZHC=re.compile('^.*?(?:企业|企業|制造商|製造商|厂商|廠商|供应商|供應商|运营商|營運商|开发商|零售商|公司|龙头|龍頭|大厂|大廠|製藥廠|药企|车企|巨头|巨頭)(?=.{2})')
JAC=re.compile('^(?:.*(?:の|大手(?!町)|会社|メーカー|企業|ベンチャー)(?=.{2})|[米英独仏伊韓中台加豪印露](?=[ァ-ヴA-Za-zＡ-Ｚ]))')
JAN=re.compile('^(台湾|韓国|カナダ|インド|ドイツ|フランス|米国|オランダ|スイス|中国)(?=[ァ-ヴ]{2})')
PU=' \t、，。,.()（）「」『』【】“”‘’"\'▲+＋：:；;・|/-—〈〉《》[]［］★●■◆'
def post(t,a,b,g):
    s=t[a:b].decode()
    if g=='zh':
        m=ZHC.match(s)
        if m: a+=len(m[0].encode());s=s[m.end():]
    elif g=='ja':
        m=JAN.match(s)
        if m: a+=len(m[0].encode());s=s[m.end():]
        m=JAC.match(s)
        if m: a+=len(m[0].encode());s=s[m.end():]
    k=len(s)-len(s.lstrip(PU)); a+=len(s[:k].encode()); s=s[k:]
    k=len(s.rstrip(PU)); b=a+len(s[:k].encode()); s=s[:k]
    if len(s)<2: return None
    return a,b
