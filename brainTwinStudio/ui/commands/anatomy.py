"""The patient's own anatomy."""

from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.virtual_lesion import plan_of_lesion


class Anatomy(Group):
    """What lesions and slices set off."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"virtual-lesion": self.virtual_lesion}

    def virtual_lesion(self, name: object = None) -> None:
        """A plan that takes out what a lesion covers."""
        view = self.studio.view
        edit = plan_of_lesion(view, str(name or ""))
        self.studio.grant(edit.wish(view.selection))
        self.studio.show_stage("plan")
