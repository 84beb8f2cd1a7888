"""What is in `deploy/` has the form that Ray and KubeRay read."""

import json
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
import yaml

DEPLOY = Path(__file__).parents[1] / "deploy"
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
COUNT = {"type": "integer", "minimum": 0}


def closed(required, **fields):
    """A JSON object of these fields and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }


def listed(of):
    return {"type": "array", "items": of, "minItems": 1}


NAMED = closed(["name", "value"], name={"type": "string"}, value={"type": "string"})
POD = closed(
    ["spec"],
    spec=closed(
        ["containers"],
        containers=listed(
            closed(
                ["name", "image"],
                name={"type": "string"},
                image={"type": "string"},
                env=listed(NAMED),
                ports=listed(
                    closed(["containerPort"], name={"type": "string"}, containerPort=COUNT)
                ),
                resources=closed([], requests=TEXTS, limits=TEXTS),
                volumeMounts=listed(
                    closed(
                        ["name", "mountPath"],
                        name={"type": "string"},
                        mountPath={"type": "string"},
                    )
                ),
            )
        ),
        volumes=listed(
            closed(
                ["name", "persistentVolumeClaim"],
                name={"type": "string"},
                persistentVolumeClaim=closed(["claimName"], claimName={"type": "string"}),
            )
        ),
    ),
)
RAY_CLUSTER = closed(
    ["apiVersion", "kind", "metadata", "spec"],
    apiVersion={"const": "ray.io/v1"},
    kind={"const": "RayCluster"},
    metadata=closed(["name"], name={"type": "string"}),
    spec=closed(
        ["headGroupSpec"],
        rayVersion={"type": "string"},
        enableInTreeAutoscaling={"type": "boolean"},
        autoscalerOptions=closed(
            [],
            upscalingMode={"enum": ["Default", "Aggressive", "Conservative"]},
            idleTimeoutSeconds=COUNT,
        ),
        headGroupSpec=closed(
            ["template", "rayStartParams"],
            template=POD,
            rayStartParams=TEXTS,
            serviceType={"enum": ["ClusterIP", "NodePort", "LoadBalancer"]},
        ),
        workerGroupSpecs=listed(
            closed(
                ["groupName", "minReplicas", "maxReplicas", "rayStartParams", "template"],
                groupName={"type": "string"},
                replicas=COUNT,
                minReplicas=COUNT,
                maxReplicas=COUNT,
                rayStartParams=TEXTS,
                template=POD,
            )
        ),
    ),
)
"""Those fields of KubeRay's RayCluster (v1) and of a pod that the manifest may use."""


def read(name):
    return yaml.safe_load((DEPLOY / name).read_text("utf-8"))


def test_a_cluster_of_machines_is_what_ray_up_reads():
    """By the schema that comes with Ray."""
    found = find_spec("ray")
    if found is None:
        pytest.skip("Ray is not installed: pip install 'onionskin[ray]'")
    schema = Path(found.submodule_search_locations[0]) / "autoscaler" / "ray-schema.json"
    jsonschema.validate(read("ray-cluster.yaml"), json.loads(schema.read_text("utf-8")))


def test_a_cluster_on_kubernetes_is_what_kuberay_reads():
    """Its fields have the names and types of KubeRay's own."""
    jsonschema.validate(read("kuberay.yaml"), RAY_CLUSTER)
    wrong = read("kuberay.yaml")
    del wrong["spec"]["workerGroupSpecs"][0]["minReplicas"]
    with pytest.raises(jsonschema.ValidationError, match="minReplicas"):
        jsonschema.validate(wrong, RAY_CLUSTER)


def test_every_pod_mounts_what_it_names_and_keeps_its_fills_there():
    """A store that only some of them reach would lose what they finish."""
    spec = read("kuberay.yaml")["spec"]
    for group in (spec["headGroupSpec"], *spec["workerGroupSpecs"]):
        pod = group["template"]["spec"]
        volumes = {each["name"] for each in pod["volumes"]}
        for container in pod["containers"]:
            mounts = {each["name"]: each["mountPath"] for each in container["volumeMounts"]}
            assert set(mounts) <= volumes
            env = {each["name"]: each["value"] for each in container["env"]}
            assert env["ONIONSKIN_CACHE"].startswith(mounts["store"] + "/")
