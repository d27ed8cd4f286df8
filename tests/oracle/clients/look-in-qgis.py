# QGIS as a planner uses it: adds maps of the service as vector tiles with their styles and as XYZ tiles, and draws them.
#   look-in-qgis.py ADDRESS PLAN FOLDER < maps.json
# maps.json is a list of {"id", "box": [west, south, east, north in EPSG:3857], "size": [width, height]}; says as JSON what it made of each.
import json
import os
import sys
import urllib.request

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapBoxGlStyleConversionContext,
    QgsMapBoxGlStyleConverter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorTileLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def draw(layer, box, size, path):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(path)
    return [error.message for error in job.errors()]


def conversion_warnings(style_url):
    with urllib.request.urlopen(f"{style_url}?for=qgis") as answer:
        style = json.load(answer)
    converter = QgsMapBoxGlStyleConverter()
    converter.convert(style, QgsMapBoxGlStyleConversionContext())
    return converter.warnings()


def look_at(address, plan, folder, wanted):
    tiles = f"{address}tiles/{plan}/{wanted['id']}/{{z}}/{{x}}/{{y}}"
    style = f"{address}styles/{plan}/{wanted['id']}/style.json"
    name = os.path.join(folder, wanted["id"].replace("/", "-"))
    vector = QgsVectorTileLayer(f"type=xyz&url={tiles}.mvt&zmin=0&zmax=16&styleUrl={style}", "vector")
    message, styled = vector.loadDefaultStyle()
    raster = QgsRasterLayer(f"type=xyz&url={tiles}.png&zmin=0&zmax=18", "raster", "wms")
    return {
        "id": wanted["id"],
        "valid": [vector.isValid(), raster.isValid()],
        "styled": styled or message,
        "warnings": conversion_warnings(style),
        "errors": draw(vector, wanted["box"], wanted["size"], f"{name}-vector.png") + draw(raster, wanted["box"], wanted["size"], f"{name}-raster.png"),
    }


application = QgsApplication([], False)
application.initQgis()
address, plan, folder = sys.argv[1:]
print(json.dumps([look_at(address, plan, folder, wanted) for wanted in json.load(sys.stdin)], ensure_ascii=False))
application.exitQgis()
