// The shapes of the kinds in WebGL: the same outlines as kg/view/templates/js/07-shapes.js draws, as distances.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

const ORDER = ["circle", "square", "box", "diamond", "hexagon", "triangle", "triangleDown", "star"];
const ALIKE = { dot: "circle", ring: "circle", ellipse: "box", document: "square", database: "square", tag: "box" };
// A thing that is not named in the documents is hollow: its shape's number is this much higher.
const HOLLOW = 16;
// The triangle that holds a shape: its corners are this many radii away (an outline reaches 1.25 at most).
const REACH = 2.6;

const shapeOf = (name) => Math.max(ORDER.indexOf(ALIKE[name] || name), 0);

const VERTEX = `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio, u_correctionRatio, u_least;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape, v_pixel;
void main() {
  float pixels = max(a_size / u_sizeRatio, u_least);
  vec2 corner = ${REACH} * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + corner * pixels * u_correctionRatio * 2.0, 1)).xy, 0, 1);
  v_at = corner;
  v_pixel = 1.0 / pixels;
  v_shape = a_shape;
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape, v_pixel;
uniform vec3 u_paper;
float outline(vec2 p, float shape) {
  vec2 q = abs(p);
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return max(q.x, q.y) - 0.88;
  if (shape < 2.5) return max(q.x - 1.15, q.y - 0.68);
  if (shape < 3.5) return (q.x + q.y - 1.2) * 0.7071;
  if (shape < 4.5) return max(q.y, q.x * 0.866 + q.y * 0.5) - 0.93;
  if (shape < 6.5) {
    float y = shape < 5.5 ? p.y : -p.y;
    return max(-y - 0.86, q.x * 0.866 + y * 0.5 - 0.55);
  }
  float fifth = 1.2566371;
  float turn = atan(q.x, p.y);
  turn = abs(turn - fifth * floor(turn / fifth + 0.5));
  vec2 folded = length(p) * vec2(sin(turn), cos(turn));
  return folded.x * 0.9237 + (folded.y - 1.18) * 0.3831;
}
void main() {
  float hollow = step(15.5, v_shape);
  float far = outline(v_at, v_shape - hollow * ${HOLLOW}.0);
  float fill = clamp(0.5 - far / v_pixel, 0.0, 1.0);
  float hole = hollow * clamp(0.5 - (far + 0.4) / v_pixel, 0.0, 1.0);
  // A rim in the colour of the paper keeps nodes apart that touch.
  float rim = clamp(1.9 - far / v_pixel, 0.0, 1.0);
  gl_FragColor = vec4(mix(u_paper, v_color.rgb, fill * (1.0 - hole)), 1.0) * rim;
}`;

// A program of sigma's; `told` says how small a node may become and what the paper is.
export function shapes(told) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  return class extends NodeProgram {
    // Without a buffer to pick from: the page finds what is pointed at by itself.
    constructor(gl, _picking, renderer) {
      super(gl, null, renderer);
    }
    getDefinition() {
      return {
        VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_least", "u_paper"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: "a_shape", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[Math.PI / 2], [(7 * Math.PI) / 6], [(11 * Math.PI) / 6]],
      };
    }
    processVisibleItem(_index, at, data) {
      this.array.set([data.x, data.y, data.size, floatColor(data.color), shapeOf(data.shape) + (data.hollow ? HOLLOW : 0)], at);
    }
    setUniforms(params, { gl, uniformLocations: to }) {
      gl.uniformMatrix3fv(to.u_matrix, false, params.matrix);
      gl.uniform1f(to.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(to.u_correctionRatio, params.correctionRatio);
      gl.uniform1f(to.u_least, told.least);
      gl.uniform3f(to.u_paper, ...told.paper());
    }
  };
}
