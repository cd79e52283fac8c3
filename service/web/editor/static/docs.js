// Shows the API document with Swagger's own page, served from here.
const place = document.getElementById("swagger");
SwaggerUIBundle({ domNode: place, url: place.dataset.document, deepLinking: true });
