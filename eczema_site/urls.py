from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path(settings.DESK_AT, admin.site.urls), path("", include("drugs.urls"))]

handler404 = "drugs.views.errors.not_found"
handler500 = "drugs.admin.out_of_reach.failed"
