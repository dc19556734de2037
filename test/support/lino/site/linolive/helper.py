"""
Kept open beside the site: reads one JSON command a line on standard input, answers one JSON line on standard output.
It works on the database's rows, not through the site, so that a test can compare the two. Ends when its input ends.
"""
import json
import os
import sys

# Lino prints to standard output, where only answers may stand
answers = os.fdopen(os.dup(1), 'w', buffering=1, encoding='utf-8')
os.dup2(2, 1)

import django

django.setup()
import lino

lino.startup()
from linolive import rows

for line in sys.stdin:
    command = json.loads(line)
    try:
        answer = dict(ok=rows.COMMANDS[command.pop('do')](**command))
    except Exception as e:
        answer = dict(error='%s: %s' % (type(e).__name__, e))
    answers.write(json.dumps(answer) + '\n')
