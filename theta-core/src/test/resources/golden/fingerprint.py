# An independent reading of RowHash and CodedSet.
import struct
M=(1<<64)-1
def add(h,w):
    z=(h+0x9E3779B97F4A7C15+w)&M
    z=((z^(z>>30))*0xBF58476D1CE4E5B9)&M
    z=((z^(z>>27))*0x94D049BB133111EB)&M
    return z^(z>>31)
START=0x7468657461726F77
def text(t):
    h=add(START,len(t))
    for c in t: h=add(h,ord(c))
    return h
MISSING=5<<32
def num(v):
    if v is None: return MISSING
    return struct.unpack('<I',struct.pack('<f',v+0.0))[0]
def cells(row):
    h=add(add(START,2),len(row))
    for v in row: h=add(h,text(v) if isinstance(v,str) else num(v))
    return h
def image(b):
    h=add(add(START,1),len(b))
    n=len(b)//8*8
    for i in range(0,n,8): h=add(h,struct.unpack('<Q',b[i:i+8])[0])
    return add(h,int.from_bytes(b[n:],'little'))
def cls(h,l): return add(add(h,3),text(l))
def numbers(h,ys):
    h=add(h,4)
    for y in ys: h=add(h,num(y))
    return h
def fp(hashes):
    n=len(set(hashes)); bits=(10000*n-1).bit_length()
    vs=sorted({h>>(64-bits) for h in hashes}); n=len(vs)
    k=max(0,bits-(n-1).bit_length())
    s='';p=-1
    for v in vs:
        g=v-p-1; s+='1'*(g>>k)+'0'+(format(g&((1<<k)-1),'0%db'%k) if k else ''); p=v
    s+='0'*(-len(s)%8)
    coded=int(s,2).to_bytes(len(s)//8,'big')
    return bytes([1,1,bits])+struct.pack('<II',n,len(coded))+coded
if __name__=='__main__':
    a=cls(cells([5.1,"red",None]),"yes"); b=cls(cells([0.0,None,-2.5]),"no")
    print('table',hex(a),hex(b))
    print('numbers',hex(numbers(cells([1.0,2.0]),[3.5,-1.0])))
    im=[bytes(range(i*9,i*9+9)) for i in range(3)]
    hs=[cls(image(x),str(i%2)) for i,x in enumerate(im)]
    print('images',*map(hex,hs))
    print(fp([a,b]).hex()); print(fp(hs).hex())
