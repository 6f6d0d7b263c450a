#include <stdint.h>
#include <math.h>
#include <string.h>
#include <stdlib.h>
typedef uint64_t u64; typedef uint8_t u8;
#define MAXU 4096
static int scr(const u8*t,int n,int p){ if(t[p]<0x80){u8 b=t[p]; if(b>='0'&&b<='9')return 2; if(((b|32)-0x61u)<26u&&((b|32)>=0x61))return 1; return 0;}
 uint32_t s=0; if(p+2<n&&(t[p]&0xF0)==0xE0) s=(t[p]&15)<<12|(t[p+1]&63)<<6|(t[p+2]&63);
 if((uint32_t)(s-0x4E00)<0x5200||s==0x3005)return 3; if((uint32_t)(s-0xAC00)<11172)return 6; if((uint32_t)(s-0x30A1)<0x5A||s==0x30FC)return 5; if((uint32_t)(s-0x3041)<0x56)return 4;
 if((uint32_t)(s-0xFF21)<26||(uint32_t)(s-0xFF41)<26||(uint32_t)(s-0xFF10)<10) return (uint32_t)(s-0xFF10)<10?2:1;
 return (s>=0x3000&&s<0x3040)||s>=0xFF00?0:7;}
static int len(u8 b){return b<0x80?1:b<0xE0?2:b<0xF0?3:4;}
typedef struct{int s,e;u64 h,sh;}U;
static u64 fnv(const u8*t,int a,int b){u64 h=0xCBF29CE484222325ull;for(;a<b;a++)h=(h^t[a])*0x100000001B3ull;return h;}
static int units(const u8*t,int n,U*u){int c=0,p=0,bl=1;while(p<n&&c<MAXU){u8 b=t[p];if(b<=0x20){bl=1;p++;continue;}int s=scr(t,n,p);int e=p+len(b);if(e>n)e=n;
 if(s==1||s==2||s==5)while(e<n&&scr(t,n,e)==s){e+=len(t[e]);if(e>n)e=n;}
 u[c].s=p;u[c].e=e;u[c].h=s==2?7:fnv(t,p,e);u[c].sh=(u64)s<<1|bl;c++;bl=0;p=e;}return c;}
static u64 join(u64 a,u64 b){return ((a*0x9E3779B97F4A7C15ull)^b)+0x7F4A7C15ull;}
static u64 pack(u64 a,u64 b,u64 c,u64 d,u64 e){u64 x=a*0x10001ull;x=(x^b)*0x100010003ull;x=(x^c)*0x100010003ull;x=(x^d)*0x100010003ull;return x^e;}
static uint32_t mixf(u64 v,uint32_t tm,u64 salt){u64 t=(u64)tm+1+(salt<<32);u64 h=(v^(t*0x9E3779B97F4A7C15ull))*0xFF51AFD7ED558CCDull;h^=h>>32;h*=0xC4CEB9FE1A85EC53ull;return (uint32_t)(h>>32);}
#define NF 32
static int EXTRA=0; void set_extra(int x){EXTRA=x;}
static int feats(const U*u,int n,int at,u64 salt,uint32_t*f){
#define H(o) (at+(o)<0?1:at+(o)>=n?2:u[at+(o)].h)
#define S(o) (at+(o)<0?30:at+(o)>=n?31:u[at+(o)].sh)
#define A(t,v) f[k++]=mixf(v,t,salt)
 int k=0;u64 a=H(-2),b=H(-1),c=H(0),d=H(1),e=H(2);A(500,a);A(501,b);A(502,c);A(503,d);A(504,e);
 u64 ab=join(a,b),bc=join(b,c),cd=join(c,d),de=join(d,e);A(505,ab);A(506,bc);A(507,cd);A(508,de);A(509,join(ab,c));A(510,join(bc,d));A(511,join(cd,e));A(512,join(H(-3),ab));A(513,join(de,H(3)));
 A(514,pack(S(-2),S(-1),S(0),S(1),S(2)));A(515,pack(S(-1),S(0),S(1),0,0));A(516,join(c,S(0)<<8|S(1)));A(517,join(b,S(0)<<8|S(-1)));A(518,join(d,S(1)));
 if(EXTRA){ A(519,join(H(3),H(4)));A(520,H(-3));A(521,H(3));
  /* place in the word and length of it */
  int i=at;while(i>0&&!(u[i].sh&1)&&(u[i-1].sh>>1)!=0)i--; int j=at;while(j+1<n&&!(u[j+1].sh&1)&&(u[j+1].sh>>1)!=0)j++;
  int x=at-i>7?7:at-i,y=j-at>7?7:j-at; A(522,x<<4|y); A(523,join(H(0),x)); 
  u64 lw=i>0?u[i-1].h:1; u64 rw=j+1<n?u[j+1].h:2; A(524,join(x,lw)); A(525,join(y,j>0?join(u[j].h,u[j-1].h):0)); (void)rw;
 A(526,0);
 }
 return k;}
static double lse(double a,double b){double m=a>b?a:b;return m<-1e8?m:m+log(exp(a-m)+exp(b-m));}
static double lse3(double a,double b,double c){return lse(lse(a,b),c);}
/* dumps features for checking */
int dump(const u8*t,int n,u64 salt,int*st,int*en,uint32_t*f){static U u[MAXU];int c=units(t,n,u);for(int i=0;i<c;i++){st[i]=u[i].s;en[i]=u[i].e;uint32_t g[NF];int k=feats(u,c,i,salt,g);memcpy(f+i*k,g,4*k);}return c;}
static u64 rs=88172645463325252ull; static u64 rnd(){rs^=rs<<13;rs^=rs>>7;rs^=rs<<17;return rs;}
void seed(u64 x){rs=x*2654435761ull+88172645463325252ull;}
/* lab per unit: 0,1,2, -1 free; W[slots*2], G same (adagrad), b[2], T[9] prev*3+cur (per language), TG; wt weight of a unit that is O */
static void fb(int n,double(*s)[3],const double*T,const int*lab,double(*P)[3],double(*X)[9]){
 static double al[MAXU][3],be[MAXU][3];
 for(int i=0;i<n;i++)for(int c=0;c<3;c++){double v;if(lab&&lab[i]>=0&&lab[i]!=c)v=-1e9;else if(i==0)v=c==2?-1e9:s[0][c]+T[c];else{double z[3];for(int p=0;p<3;p++)z[p]=(p==0&&c==2)?-1e9:al[i-1][p]+T[p*3+c];v=lse3(z[0],z[1],z[2])+s[i][c];}al[i][c]=v<-1e9?-1e9:v;}
 for(int i=n-1;i>=0;i--)for(int c=0;c<3;c++){if(i==n-1){be[i][c]=0;continue;}double z[3];for(int q=0;q<3;q++){int bad=(c==0&&q==2)||(lab&&lab[i+1]>=0&&lab[i+1]!=q);z[q]=bad?-1e9:be[i+1][q]+s[i+1][q]+T[c*3+q];}be[i][c]=lse3(z[0],z[1],z[2]);}
 double Z=lse3(al[n-1][0],al[n-1][1],al[n-1][2]);
 for(int i=0;i<n;i++)for(int c=0;c<3;c++){double v=al[i][c]+be[i][c]-Z;P[i][c]=v<-40?0:exp(v);}
 if(X)for(int i=0;i<n;i++)for(int p=0;p<3;p++)for(int c=0;c<3;c++){double v;if(i==0){v=p==0?P[0][c]:0;X[0][p*3+c]=v;continue;}if((p==0&&c==2)||(lab&&lab[i]>=0&&lab[i]!=c)){X[i][p*3+c]=0;continue;}v=al[i-1][p]+T[p*3+c]+s[i][c]+be[i][c]-Z;X[i][p*3+c]=v<-40?0:exp(v);}
}
static U u[MAXU];static uint32_t F[MAXU][NF];static double s[MAXU][3],P[MAXU][3],Q[MAXU][3],X1[MAXU][9],X2[MAXU][9];
int train(const u8*t,int tn,u64 salt,const int*spans,int ns,float*W,float*G,uint32_t mask,double*b,double*bG,double*T,double*TG,double lr,double lam,double drop,double wpos,int useT){
 int n=units(t,tn,u);if(!n)return 0;static int lab[MAXU];for(int i=0;i<n;i++)lab[i]=0;
 for(int k=0;k<ns;k++){int a=spans[3*k],e=spans[3*k+1],v=spans[3*k+2];int i0=-1,i1=-1;for(int i=0;i<n;i++){if(u[i].s==a)i0=i;if(u[i].e==e)i1=i;}
  if(v==1&&i0>=0&&i1>=i0){for(int i=i0;i<=i1;i++)lab[i]=2;lab[i0]=1;}
  else for(int i=0;i<n;i++)if(u[i].s<e&&u[i].e>a&&lab[i]==0)lab[i]=-1;}
 u64 th=(u64)(drop*4294967296.0);static int nf[MAXU];
 for(int i=0;i<n;i++){uint32_t g[NF];int k=feats(u,n,i,salt,g),m=0;for(int j=0;j<k;j++)if((rnd()&0xFFFFFFFF)>=th)F[i][m++]=g[j]&mask;nf[i]=m;double x=b[0],y=b[1];double sc=1;/*inverted*/sc=1/(1-drop);for(int j=0;j<m;j++){x+=sc*W[2*F[i][j]];y+=sc*W[2*F[i][j]+1];}s[i][0]=0;s[i][1]=x;s[i][2]=y;}
 fb(n,s,T,0,P,X1);fb(n,s,T,lab,Q,X2);
 for(int i=0;i<n;i++){double w=(lab[i]>0?wpos:1);double sc=1/(1-drop);for(int c=0;c<2;c++){double g=w*(P[i][c+1]-Q[i][c+1]);if(g<1e-4&&g>-1e-4)continue;
   bG[c]+=g*g;b[c]-=lr*.3*g/sqrt(bG[c]);
   double gg=g*sc;for(int j=0;j<nf[i];j++){uint32_t k=2*F[i][j]+c;double h=gg+lam*W[k];G[k]+=h*h;W[k]-=lr*h/sqrt(G[k]);}}
  if(useT)for(int q=0;q<9;q++){double g=w*(X1[i][q]-X2[i][q]);if(i==0&&q>=3)continue;if(g==0)continue;TG[q]+=g*g;T[q]-=lr*.3*g/sqrt(TG[q]);}}
 return n;}
/* viterbi with constants; writes spans: start,end, and score per unit; known spans forced out when given */
int decode(const u8*t,int tn,u64 salt,const float*W,uint32_t mask,const double*b,const double*T,int*out,double*score,double*prob,double*more){
 int n=units(t,tn,u);if(!n)return 0;for(int i=0;i<n;i++){uint32_t g[NF];int k=feats(u,n,i,salt,g);double x=b[0],y=b[1];for(int j=0;j<k;j++){uint32_t q=g[j]&mask;x+=W[2*q];y+=W[2*q+1];}s[i][0]=0;s[i][1]=x;s[i][2]=y;}
 static double v[MAXU][3];static u8 bk[MAXU][3];
 for(int i=0;i<n;i++)for(int c=0;c<3;c++){if(i==0){v[0][c]=c==2?-1e9:s[0][c]+T[c];bk[0][c]=0;continue;}double m=-1e18;int a=0;for(int p=0;p<3;p++){double z=(p==0&&c==2)?-1e9:v[i-1][p]+T[p*3+c];if(z>m){m=z;a=p;}}v[i][c]=m+s[i][c];bk[i][c]=a;}
 fb(n,s,T,0,P,0);
 static u8 y[MAXU];int c=0;for(int q=1;q<3;q++)if(v[n-1][q]>v[n-1][c])c=q;for(int i=n-1;i>=0;i--){y[i]=c;c=bk[i][c];}
 int m=0;for(int i=0;i<n;i++)if(y[i]==1){int j=i;double z=s[i][1],pp=P[i][1];while(j+1<n&&y[j+1]==2){j++;z+=s[j][2];if(P[j][2]<pp)pp=P[j][2];}double en=j+1<n?1-P[j+1][2]:1;if(en<pp)pp=en;out[2*m]=u[i].s;out[2*m+1]=u[j].e;score[m]=z/(j-i+1);prob[m]=pp;more[3*m]=s[i][1];more[3*m+1]=j+1<n?-s[j+1][2]:9;more[3*m+2]=j-i+1;m++;}
 return m;}
