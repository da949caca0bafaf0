"""GLSL 1.20 of bodies, as in shaders.py."""

from .shaders import FOG, HEAD

BODY_VERTEX = (
    HEAD
    + """
uniform mat4 u_view;
uniform mat4 u_projection;
attribute vec3 a_position;
attribute vec3 a_normal;
attribute vec4 a_colour; // alpha 0: value not known
varying vec3 v_normal;
varying vec3 v_place;
varying vec4 v_colour;

void main() {
    vec4 place = u_view * vec4(a_position, 1.0);
    v_place = place.xyz;
    v_normal = (u_view * vec4(a_normal, 0.0)).xyz;
    v_colour = a_colour;
    gl_Position = u_projection * place;
}
"""
)

BODY_FRAGMENT = (
    HEAD
    + FOG
    + """
uniform vec3 u_shine; // ambient, diffuse, specular
varying vec3 v_normal;
varying vec3 v_place;
varying vec4 v_colour;

void main() {
    vec3 normal = normalize(v_normal);
    vec3 colour = v_colour.rgb;
    if (v_colour.a < 0.5) {
        float stripe = abs(fract((v_place.x + v_place.y) * 0.3) * 2.0 - 1.0);
        colour *= mix(0.62, 1.0, smoothstep(0.42, 0.58, stripe));
    }
    float facing = max(dot(normal, LIGHT), 0.0);
    vec3 eye = -normalize(v_place);
    float shine = pow(max(dot(normal, normalize(LIGHT + eye)), 0.0), 60.0);
    colour = colour * (u_shine.x + u_shine.y * facing) + 0.5 * u_shine.z * shine;
    colour *= mix(0.55, 1.0, smoothstep(0.0, 0.6, dot(normal, eye))); // its rim
    gl_FragColor = vec4(fogged(colour, v_place.z, u_fog.a), 1.0);
}
"""
)
