"""Tiles by Mapnik over HTTP: two processes that accept from one socket. Arguments: port, map file, font."""
import http.server
import os
import socket
import sys

import mapnik

port, map_file, font = int(sys.argv[1]), sys.argv[2], sys.argv[3]
mapnik.FontEngine.register_font(font)
world = 20037508.342789244


class Tiles(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/':
            return self.answer(b'up')
        z, x, y = (int(part) for part in self.path.split('.')[0].strip('/').split('/'))
        side = 2 * world / 2 ** z
        drawn.zoom_to_box(mapnik.Box2d(x * side - world, world - (y + 1) * side, (x + 1) * side - world, world - y * side))
        image = mapnik.Image(256, 256)
        mapnik.render(drawn, image)
        self.answer(image.tostring('png8' if self.path.endswith('.png8') else 'png32'))

    def answer(self, body):
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the load has ended

    def log_message(self, *_):
        pass


listening = socket.socket()
listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listening.bind(('127.0.0.1', port))
listening.listen(128)
os.fork()
drawn = mapnik.Map(256, 256)
mapnik.load_map(drawn, map_file)
drawn.buffer_size = 64
server = http.server.HTTPServer(('127.0.0.1', port), Tiles, bind_and_activate=False)
server.socket = listening
server.serve_forever()
