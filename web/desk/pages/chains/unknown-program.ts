import { NodePointProgram } from 'sigma/rendering'
import type { EdgeLook, NodeLook } from './make-graph.ts'

const diamond = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_border;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void main(void) {
  vec2 m = abs(gl_PointCoord - vec2(0.5, 0.5));
  float within = 0.5 - (m.x + m.y);
  #ifdef PICKING_MODE
  gl_FragColor = within > 0.0 ? v_color : transparent;
  #else
  // A rim with a light middle: told from a case by its shape, whatever its colour.
  vec4 inner = mix(v_color, vec4(1.0, 1.0, 1.0, 1.0), within > 0.2 ? 0.85 : 0.0);
  gl_FragColor = within > 0.0 ? inner : transparent;
  #endif
}`

/** A case whose source nobody knows: a diamond with a light middle. */
export class UnknownProgram extends NodePointProgram<NodeLook, EdgeLook> {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: diamond }
  }
}
