"""An environment of Gymnasium for `theta control train --pipe "python3 environment.py Acrobot-v1"`."""
import json
import sys

import gymnasium
import numpy as np

env = gymnasium.make(sys.argv[1])
low, high = env.observation_space.low, env.observation_space.high
sensors = []
for i in range(len(low)):
    sensor = {"name": f"x{i}"}
    if high[i] - low[i] < 1000:  # an infinite range says nothing, so it is left out
        sensor.update(low=float(low[i]), high=float(high[i]))
    sensors.append(sensor)


def tell(**message):
    print(json.dumps(message), flush=True)  # Theta waits for every line


def numbers(observation):
    return [float(x) for x in np.asarray(observation, dtype=np.float32)]


tell(name=sys.argv[1], sensors=sensors, actions=[str(a) for a in range(env.action_space.n)])
for line in sys.stdin:
    asked = json.loads(line)
    if "reset" in asked:
        tell(observation=numbers(env.reset(seed=asked["reset"])[0]))
    else:
        seen, reward, terminated, truncated, _ = env.step(asked["action"])
        tell(observation=numbers(seen), reward=float(reward),
             terminated=bool(terminated), truncated=bool(truncated))
