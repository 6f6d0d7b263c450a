# outcomes of held-out false ones at final margins
from exp2 import *
