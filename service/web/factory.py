"""Assemble the Flask application: blueprints, request middleware, error handler."""

import secrets
from functools import partial

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from flask_wtf.csrf import CSRFProtect

from service import __version__
from service.web.api import job_views, openapi, responses, views
from service.web.editor import i18n, pages
from service.web.execution.services import EXTENSION, Services
from service.web.middleware import access, bodies, error_responses, origins, request_context
from service.web.middleware.access import Access
from service.web.middleware.bodies import BodyRules


class _Json(DefaultJSONProvider):
    """JSON with letters unescaped, and fields in the order of the API's documentation."""

    ensure_ascii = False
    sort_keys = False


def build(services: Services, admitted: Access) -> Flask:
    """Return the application over these services, with these access rules."""
    app = OpenAPI(
        __name__,
        static_folder="editor/static",
        static_url_path="/static",
        template_folder="editor/templates",
        info=Info(title="Verbatim", version=__version__),
        doc_ui=False,
        validation_error_model=responses.Problem,
    )
    app.json = _Json(app)
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),  # it signs only the form's token: new at each start
        SESSION_COOKIE_NAME="verbatim",
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=services.limits.body,
        MAX_FORM_MEMORY_SIZE=services.limits.body,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open all day
    )
    app.extensions[EXTENSION] = services
    i18n.install(app)
    request_context.install(app)
    origins.check_hosts(app, admitted.hosts)
    bodies.install(app, BodyRules(services.limits, admitted.ring))
    origins.check_sites(app, admitted.origins, keyed=admitted.ring is not None)
    access.install(app, admitted)
    app.before_request(bodies.check)
    csrf = CSRFProtect(app)
    for blueprint in (views.blueprint, job_views.blueprint, openapi.blueprint):
        csrf.exempt(blueprint)
    app.register_api(views.blueprint)
    app.register_api(job_views.blueprint)
    app.register_blueprint(openapi.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_error_handler(Exception, partial(error_responses.answer, page=pages.refused))
    return app
