"""The unmodified Lino application, plus /media and /static, which in production the web server serves."""
import datetime
from django.core.wsgi import get_wsgi_application

lino_app = get_wsgi_application()

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve as serve_static
from django.http import Http404, HttpResponseNotFound
from django.views.static import serve as serve_file
from linolive.options import OPTIONS

# A server that has been up for days shows its start as the last activity of every session that was never used.
settings.SITE.startup_time -= datetime.timedelta(seconds=OPTIONS['startedAgoSeconds'])


class Files(StaticFilesHandler):
    def _should_handle(self, path):
        return path.startswith('/static/') or path.startswith('/media/')

    def serve(self, request):
        if request.path.startswith('/media/'):
            return serve_file(request, request.path[7:], document_root=settings.MEDIA_ROOT)
        return serve_static(request, request.path[8:], insecure=True)

    def get_response(self, request):
        try:
            return self.serve(request)
        except Http404 as e:
            return HttpResponseNotFound(str(e))


application = Files(lino_app)
