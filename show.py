import sys,os
sys.path.insert(0,os.path.dirname(__file__))
from gen_pg import ddl
for s in ddl(int(sys.argv[1])): print(s)
