"""gunicorn's configuration: says on descriptor 3 when it is ready, and ends with the process that started it."""
import json
import os
import signal
import threading

worker_class = 'gthread'
timeout = 600
graceful_timeout = 2
keepalive = 15
accesslog = 'access.log'
errorlog = '-'
control_socket_disable = True


def say(**news):
    os.write(3, (json.dumps(news) + '\n').encode())


def end_with_parent():
    # nothing is ever written to standard input: it ends when the parent closes it, or is gone
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def when_ready(server):
    say(port=server.LISTENERS[0].getsockname()[1])
    threading.Thread(target=end_with_parent, daemon=True).start()


def post_worker_init(worker):
    say(worker=worker.pid)
