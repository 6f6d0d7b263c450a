import ctypes,numpy as np,json,collections,os,sys,glob,random,re
C=ctypes.CDLL('/work/ml/names/crf.so'); V=ctypes.c_void_p
C.train.argtypes=[ctypes.c_char_p,ctypes.c_int,ctypes.c_uint64,V,ctypes.c_int,V,V,ctypes.c_uint32,V,V,V,V]+[ctypes.c_double]*4+[ctypes.c_int]
C.train.argtypes=[ctypes.c_char_p,ctypes.c_int,ctypes.c_uint64,V,ctypes.c_int,V,V,ctypes.c_uint32,V,V,V,V,ctypes.c_double,ctypes.c_double,ctypes.c_double,ctypes.c_double,ctypes.c_int]
C.decode.argtypes=[ctypes.c_char_p,ctypes.c_int,ctypes.c_uint64,V,ctypes.c_uint32,V,V,V,V,V,V]
C.dump.argtypes=[ctypes.c_char_p,ctypes.c_int,ctypes.c_uint64,V,V,V]; C.seed.argtypes=[ctypes.c_uint64]
p=lambda a:a.ctypes.data
