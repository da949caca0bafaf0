"""GLSL 1.20: what every OpenGL since 2.1 understands, macOS included.

All positions are seen from the eye (mm, looking down -z); the light is fixed to it.
"""

HEAD = "#version 120\n"

FOG = """
uniform vec4 u_fog;       // colour of the canvas, strength
uniform vec3 u_fog_range; // distance of the centre, mm before it, mm behind it

vec3 fogged(vec3 colour, float z, float strength) {
    float behind = -z - u_fog_range.x;
    float share = (behind + u_fog_range.y) / (u_fog_range.y + u_fog_range.z);
    return mix(colour, u_fog.rgb, strength * clamp(share, 0.0, 1.0));
}
const vec3 LIGHT = vec3(-0.4144, 0.5986, 0.6907); // 0.65 up - 0.45 right + 0.75 eye
"""

NODE_VERTEX = (
    HEAD
    + """
uniform mat4 u_view;
uniform mat4 u_projection;
uniform float u_pixel; // mm of a pixel, times the distance
attribute vec3 a_centre;
attribute vec2 a_corner;
attribute float a_radius;
attribute vec4 a_colour; // alpha 0: value not known
varying vec2 v_at;       // in radii
varying vec3 v_centre;
varying float v_radius;
varying float v_soft;    // a pixel in radii
varying vec4 v_colour;

void main() {
    vec4 centre = u_view * vec4(a_centre, 1.0);
    v_soft = u_pixel * -centre.z / a_radius;
    v_at = a_corner * (1.0 + 1.5 * v_soft);
    v_centre = centre.xyz;
    v_radius = a_radius;
    v_colour = a_colour;
    centre.xy += v_at * a_radius;
    gl_Position = u_projection * centre;
}
"""
)

NODE_FRAGMENT = (
    HEAD
    + FOG
    + """
uniform mat4 u_projection;
uniform vec3 u_shine; // ambient, diffuse, specular
varying vec2 v_at;
varying vec3 v_centre;
varying float v_radius;
varying float v_soft;
varying vec4 v_colour;

void main() {
    float r = length(v_at);
    float cover = clamp((1.0 - r) / v_soft + 0.5, 0.0, 1.0);
    if (cover <= 0.0) discard;
    vec2 at = v_at / max(r, 1.0);
    vec3 normal = vec3(at, sqrt(max(1.0 - dot(at, at), 0.0)));
    vec3 colour = v_colour.rgb;
    if (v_colour.a < 0.5) {
        float stripe = fract((normal.x + normal.y) * 2.2);
        colour *= mix(0.62, 1.0, smoothstep(0.42, 0.58, abs(stripe * 2.0 - 1.0)));
    }
    float facing = max(dot(normal, LIGHT), 0.0);
    float shine = pow(max(reflect(-LIGHT, normal).z, 0.0), 60.0);
    colour = colour * (u_shine.x + u_shine.y * facing) + u_shine.z * shine;
    gl_FragColor = vec4(fogged(colour, v_centre.z, u_fog.a), cover);
    float z = v_centre.z + normal.z * v_radius;
    float depth = (u_projection[2][2] * z + u_projection[3][2]) / -z;
    gl_FragDepth = depth * 0.5 + 0.5;
}
"""
)

TUBE_VERTEX = (
    HEAD
    + """
uniform mat4 u_view;
uniform mat4 u_projection;
uniform float u_pixel;
uniform float u_thicker; // mm added to accented tubes
attribute vec3 a_point;
attribute vec3 a_tangent;
attribute float a_side;
attribute float a_radius;
uniform vec2 u_range;    // mm radius of the weakest and of the strongest
attribute float a_state; // -1 hidden, 0 plain, 1 accented
attribute vec4 a_tint;   // own colour, alpha 0: none
varying float v_side;
varying vec3 v_across;
varying vec3 v_point;
varying float v_state;
varying float v_strength;
varying vec4 v_tint;

void main() {
    vec4 point = u_view * vec4(a_point, 1.0);
    vec3 along = (u_view * vec4(a_tangent, 0.0)).xyz;
    vec3 across = cross(along, -normalize(point.xyz));
    float width = length(across);
    across = width > 0.001 ? across / width : vec3(1.0, 0.0, 0.0);
    float radius = a_radius + u_thicker * max(a_state, 0.0);
    radius = max(radius, 0.55 * u_pixel * -point.z);
    point.xyz += across * a_side * radius;
    v_side = a_side;
    v_across = across;
    v_point = point.xyz;
    v_state = a_state;
    v_tint = a_tint;
    v_strength = clamp((a_radius - u_range.x) / (u_range.y - u_range.x), 0.0, 1.0);
    gl_Position = a_state < -0.5 ? vec4(2.0, 2.0, 2.0, 1.0) : u_projection * point;
}
"""
)

TUBE_FRAGMENT = (
    HEAD
    + FOG
    + """
uniform vec3 u_colour;
uniform vec3 u_accent;
uniform float u_accent_fog;
varying float v_side;
varying vec3 v_across;
varying vec3 v_point;
varying float v_state;
varying float v_strength;
varying vec4 v_tint;

void main() {
    vec3 eye = -normalize(v_point);
    float side = clamp(v_side, -1.0, 1.0);
    vec3 normal = v_across * side + eye * sqrt(1.0 - side * side);
    float facing = max(dot(normal, LIGHT), 0.0);
    float shine = pow(max(dot(normal, normalize(LIGHT + eye)), 0.0), 28.0);
    float state = clamp(v_state, 0.0, 1.0);
    float faint = 0.45 * (1.0 - v_strength);
    vec3 colour = mix(mix(u_colour, u_fog.rgb, faint), u_accent, state);
    colour = mix(colour, v_tint.rgb, v_tint.a);
    colour = colour * (0.55 + 0.55 * facing) + 0.10 * shine;
    float strength = mix(u_fog.a, u_accent_fog, state);
    gl_FragColor = vec4(fogged(colour, v_point.z, strength), 1.0);
}
"""
)

# All is done at the ends: what software OpenGL pays for here is pixels.
LINE_VERTEX = (
    HEAD
    + FOG
    + """
uniform mat4 u_view;
uniform mat4 u_projection;
uniform vec3 u_colour;
uniform vec3 u_accent;
attribute vec3 a_point;
attribute float a_state;
attribute vec4 a_tint;
varying vec4 v_colour;

void main() {
    vec4 point = u_view * vec4(a_point, 1.0);
    float state = clamp(a_state, 0.0, 1.0);
    vec3 colour = mix(mix(u_colour, u_accent, state), a_tint.rgb, a_tint.a);
    v_colour = vec4(fogged(colour, point.z, u_fog.a), mix(0.35, 0.9, state));
    gl_Position = a_state < -0.5 ? vec4(2.0, 2.0, 2.0, 1.0) : u_projection * point;
}
"""
)

LINE_FRAGMENT = (
    HEAD + "varying vec4 v_colour; void main() { gl_FragColor = v_colour; }\n"
)

# The same words in both programs, so that the second pass meets the same depth.
_CORTEX_PLACE = """
uniform mat4 u_view;
uniform mat4 u_projection;
attribute vec3 a_position;
invariant gl_Position;
"""

DEPTH_VERTEX = (
    HEAD
    + _CORTEX_PLACE
    + """
void main() {
    vec4 place = u_view * vec4(a_position, 1.0);
    gl_Position = u_projection * place;
}
"""
)

DEPTH_FRAGMENT = HEAD + "void main() { gl_FragColor = vec4(0.0); }\n"

CORTEX_VERTEX = (
    HEAD
    + _CORTEX_PLACE
    + """
attribute vec3 a_normal;
attribute float a_sulcus;
attribute vec3 a_field; // value 0 to 1, how far it is known, how far hatched
varying vec3 v_normal;
varying vec3 v_place;
varying float v_sulcus;
varying vec3 v_field;

void main() {
    vec4 place = u_view * vec4(a_position, 1.0);
    gl_Position = u_projection * place;
    v_place = place.xyz;
    v_normal = (u_view * vec4(a_normal, 0.0)).xyz;
    v_sulcus = clamp(a_sulcus, 0.0, 1.0);
    v_field = a_field;
}
"""
)

# Two programs, not one with a branch: software OpenGL would compute both sides.
_CORTEX_LIGHT = (
    FOG
    + """
uniform float u_shine;
uniform float u_darker; // sulci
varying vec3 v_normal;
varying vec3 v_place;
varying float v_sulcus;
varying vec3 v_field;

vec3 lit(vec3 colour, vec3 normal, vec3 eye) {
    float bright = 0.62 + 0.50 * max(dot(normal, LIGHT), 0.0);
    float shine = u_shine * pow(max(dot(normal, normalize(LIGHT + eye)), 0.0), 28.0);
    return fogged(colour * bright + shine, v_place.z, u_fog.a);
}
"""
)

GLASS_FRAGMENT = (
    HEAD
    + _CORTEX_LIGHT
    + """
uniform vec3 u_tint;
uniform float u_clearer; // sulci
uniform float u_opacity;

void main() {
    vec3 normal = normalize(v_normal);
    vec3 eye = -normalize(v_place);
    float away = 1.0 - min(abs(dot(normal, eye)), 1.0);
    float alpha = mix(0.05, 0.62, pow(away, 1.7)) * (1.0 - u_clearer * v_sulcus);
    vec3 colour = u_tint * (1.0 - u_darker * v_sulcus);
    gl_FragColor = vec4(lit(colour, normal, eye), alpha * u_opacity);
}
"""
)

PAINT_FRAGMENT = (
    HEAD
    + _CORTEX_LIGHT
    + """
uniform float u_middle; // the value that leaves the cortex grey
uniform float u_opaque; // 1: all values are painted alike
uniform vec3 u_grey;
uniform sampler2D u_map;

void main() {
    vec3 normal = normalize(v_normal);
    vec3 eye = -normalize(v_place);
    float away = 1.0 - min(abs(dot(normal, eye)), 1.0);
    float reach = abs(v_field.x - u_middle) / max(u_middle, 1.0 - u_middle);
    float amount = mix(reach, 1.0, u_opaque) * v_field.y;
    vec3 paint = texture2D(u_map, vec2(v_field.x, 0.5)).rgb;
    vec3 colour = mix(u_grey, paint, smoothstep(0.0, 0.30, amount));
    colour *= 1.0 - 0.5 * u_darker * v_sulcus;
    float line = abs(fract((v_place.x + v_place.y) * 0.16) * 2.0 - 1.0);
    colour *= 1.0 - 0.34 * step(0.5, v_field.z) * smoothstep(0.42, 0.58, line);
    float alpha = mix(0.30 + 0.35 * pow(away, 1.7), 1.0, max(amount, u_opaque));
    gl_FragColor = vec4(lit(colour, normal, eye), alpha);
}
"""
)
